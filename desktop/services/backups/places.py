"""Where this PC keeps its backups, and where a person wants them a second time."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.language import _
from desktop.settings import config_file, data_folder
from desktop.store.backup_faults import place_explained
from desktop.store.ids import new_id

_KEPT: Final = "backups.json"
# a folder of its own in what a person chooses: on a PC where the stick is not in, it is missing,
# and nothing is ever written to the place where sticks come
OURS: Final = "Muster backups"


@dataclass(frozen=True)
class Places:
    """Two folders: `first` is made when it is missing, `second` only ever used when it is there."""

    first: Path
    second: Path | None = None

    def all(self) -> tuple[Path, ...]:
        """Return both, the first one first."""
        return (self.first,) if self.second is None else (self.first, self.second)


def of_this_pc() -> Places:
    """Return the places that hold for whoever is signed in on this PC."""
    chosen = _chosen()
    return Places(Path(chosen.get("first") or data_folder("backups")), _path(chosen.get("second")))


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
    said = {"first": str(places.first), "second": str(places.second) if places.second else None}
    if places.first == data_folder("backups"):
        del said["first"]
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with place_explained(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(json.dumps(said, indent=1), encoding="utf-8")
        half.replace(path)
    return places


def _chosen() -> dict[str, str | None]:
    """Return what was chosen; what is no choice any more counts as none made."""
    try:
        said = json.loads(config_file(_KEPT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {name: said[name] for name in ("first", "second") if isinstance(said.get(name), str)}


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
