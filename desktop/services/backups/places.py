"""Where this PC keeps its backups, and where a person wants them a second time."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _
from desktop.settings import config_file, data_folder
from desktop.store.backup_faults import place_explained
from desktop.store.ids import new_id

_KEPT: Final = "backups.json"
# a folder of its own in what a person chooses: on a PC where the stick is not in, it is missing,
# and nothing is ever written to the place where sticks come
OURS: Final = "Muster backups"
MOST_OTHERS: Final = 8


@dataclass(frozen=True)
class Places:
    """Where backups go and went: `first` is made when it is missing, the rest never is.

    `others` are places to which somebody once had a backup made by hand; they are looked through
    for backups, and nothing is copied there by itself.
    """

    first: Path
    second: Path | None = None
    others: tuple[Path, ...] = ()

    def all(self) -> tuple[Path, ...]:
        """Return every place once, the first one first."""
        second = () if self.second is None else (self.second,)
        return tuple(dict.fromkeys((self.first, *second, *self.others)))


def of_this_pc() -> Places:
    """Return the places that hold for whoever is signed in on this PC."""
    chosen = _chosen()
    first = Path(chosen.get("first") or data_folder("backups"))
    return Places(first, _path(chosen.get("second")), _others())


def set_first(folder: Path | None) -> Places:
    """Keep backups in another folder from now on, None: in the usual one. Older ones stay put."""
    first = data_folder("backups") if folder is None else folder.absolute()
    _refuse_what_cannot_take(first)
    return _set(replace(of_this_pc(), first=first))


def set_second(folder: Path | None) -> Places:
    """Copy finished backups to another disk, stick or network folder as well, None: no more.

    They come into a folder of their own there. Raises `Refused` when it cannot take them.
    """
    if folder is None:
        return _set(replace(of_this_pc(), second=None))
    chosen = folder.absolute()
    second = chosen if chosen.name == OURS else chosen / OURS
    first = of_this_pc().first
    if second == first or first in second.parents or second in first.parents:
        raise Refused(
            _("{folder} holds the backups already. Choose a place on another disk.").format(
                folder=chosen
            )
        )
    _refuse_what_cannot_take(second)
    return _set(replace(of_this_pc(), second=second))


def remember_other(place: Path) -> Places:
    """Remember a place to which a backup was made, so that it is looked through as well.

    The last few are. Raises `Unavailable` when that cannot be written down.
    """
    places, place = of_this_pc(), place.absolute()
    if place in (places.first, places.second) or places.others[:1] == (place,):
        return places
    others = tuple(dict.fromkeys((place, *places.others)))[:MOST_OTHERS]
    return _set(replace(places, others=others))


def _refuse_what_cannot_take(folder: Path) -> None:
    trial = folder / f".trial-{new_id()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"Muster")
        trial.unlink()
    except OSError as fault:
        raise Refused(
            _("Nothing can be written in {folder}. Choose another place.").format(folder=folder)
        ) from fault


def _set(places: Places) -> Places:
    path = config_file(_KEPT)
    said: dict[str, Any] = {
        "first": str(places.first),
        "second": str(places.second) if places.second else None,
        "others": [str(place) for place in places.others],
    }
    if places.first == data_folder("backups"):
        del said["first"]
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with place_explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(said, indent=1), encoding="utf-8")
        half.replace(path)
    return places


def _chosen() -> dict[str, str]:
    said = _kept()
    return {name: said[name] for name in ("first", "second") if isinstance(said.get(name), str)}


def _others() -> tuple[Path, ...]:
    said = _kept().get("others")
    listed = said if isinstance(said, list) else []
    return tuple(Path(one) for one in listed if isinstance(one, str) and one)[:MOST_OTHERS]


def _kept() -> dict[str, Any]:
    """Return what was chosen; what is no choice any more counts as none made."""
    try:
        said = json.loads(config_file(_KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
