"""The private folders in which packages are made, beside where they go: whose, and if at work.

Two packages that are built into one folder at the same time would each take the other for the older
one and put it out of the way, so only one is. A name says whose a folder is:
".muster-package-4711-1a2b3c4d-all-0198…" of a process, a PC, and what is made in it.
"""

import os
import shutil
import time
from pathlib import Path
from typing import Final

import psutil

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.store.ids import new_id
from desktop.store.lease import tag_of_this_pc
from desktop.store.replacing_whole import is_pending, put_back

_WORK: Final = ".muster-package-"
_ALL: Final = "all"  # a whole folder is made, and not one file in it
_ONE: Final = "one"
_CLOCKS_DIFFER: Final = 5.0  # seconds, between a program's own clock and the one of its disk
_SILENT: Final = 3600.0  # seconds in which a program on another PC would have written something
_TRIES: Final = 3  # two that begin in the same instant see each other, and both step back
_at_work: Final[set[Path]] = set()  # the private folders of this program

BUSY: Final = N_(
    "Another package is being written into '{folder}'. Nothing was changed. Wait until that one is "
    "there, or choose another folder for this one."
)


def make_place(out: Path, *, is_all: bool) -> Path:
    """Make a private folder in `out`, once what others left there that fell is cleared away.

    `is_all` is for whoever makes all that lies in `out`. Raises `Unavailable` where somebody else
    is at that already, `OSError` where the disk does not do it.
    """
    for attempt in range(_TRIES):
        time.sleep(attempt * (1 + os.getpid() % 7) * 0.03)
        what = _ALL if is_all else _ONE
        place = out / f"{_WORK}{os.getpid()}-{tag_of_this_pc()}-{what}-{new_id()}"
        _at_work.add(place)
        try:
            place.mkdir(mode=0o700)
            others = [one for one in _clear_left(out, place.stat().st_mtime) if one != place]
        except BaseException:
            _at_work.discard(place)
            raise
        if not is_all or not any(f"-{_ALL}-" in other.name for other in others):
            return place
        leave_place(place)
    raise Unavailable(_(BUSY).format(folder=out))


def leave_place(place: Path) -> None:
    """Take a private folder away, unless it holds what has to be put back first."""
    _at_work.discard(place)
    _clear(place)


def put_back_left(out: Path) -> None:
    """Clear away what a program left behind that fell, once what it had begun is put back."""
    _clear_left(out)


def _clear_left(out: Path, now: float | None = None) -> list[Path]:
    """Clear away what was left, and return the folders in which somebody is at work.

    `now` is what the clock of that disk shows; unknown, what another PC left stays.
    """
    in_use = []
    for left in out.glob(f"{_WORK}*"):
        number, _dash, rest = left.name.removeprefix(_WORK).partition("-")
        if not number.isdecimal() or left.is_symlink():
            continue
        if _is_in_use(int(number), rest.partition("-")[0], left, now):
            in_use.append(left)
        else:
            put_back(left)
            _clear(left)
    return in_use


def _is_in_use(number: int, tag: str, folder: Path, now: float | None) -> bool:
    """Whether a program works in the folder still; another may have its number by now.

    This one itself may have left it, when a stick was pulled so that nothing could be put back. Of
    a program on another PC nobody can say more than when it wrote something.
    """
    if len(tag) == len(tag_of_this_pc()) and tag != tag_of_this_pc():
        try:
            return now is None or folder.stat().st_mtime > now - _SILENT
        except OSError:
            return True
    if number == os.getpid() and folder not in _at_work:
        return False
    try:
        return psutil.Process(number).create_time() <= folder.stat().st_mtime + _CLOCKS_DIFFER
    except (psutil.Error, OSError):
        return psutil.pid_exists(number)


def _clear(place: Path) -> None:
    if not is_pending(place):
        shutil.rmtree(place, ignore_errors=True)
