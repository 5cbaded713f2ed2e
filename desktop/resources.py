"""Where the data that travels with Muster is, in a checkout, a wheel and a frozen build."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    # in a wheel the folder lies inside the package, because a bare top-level `resources` would
    # collide with any other distribution's; in a checkout it is the package's sibling
    places = [Path(frozen) / "resources"] if frozen else []
    places += [here / "resources", here.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"Muster's own data folder is missing; looked in {', '.join(map(str, places))}."
    )


def resource(*parts: str) -> Path:
    """Return the path of a data file of Muster, e.g. `resource("certificates", "types.toml")`."""
    path = _root().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(
            f"Muster's own file {'/'.join(parts)} is missing: the program is not complete."
        )
    return path
