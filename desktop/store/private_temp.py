"""Where this program writes what is of the moment: a folder of its own, and nothing of it stays.

What people keep under a password must not lie in the open elsewhere. So whatever any library of
ours writes for a moment comes into one folder that only this person may enter, and goes with the
program. Of a program that fell the next one clears away, and also what that had begun to write
beside the files of the person, of which a note lies in the folder.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop.store.ids import new_id

_NAME: Final = "muster-{pid}-"
_NAMED: Final = re.compile(r"(?:muster|open)-(?P<pid>\d+)(?:-\w+)?")
_NOTE: Final = "left-"
# what `made_whole`, `replacing` and the package call their halves; nothing else is cleared away
_HALF: Final = re.compile(r"\.muster-package-.+|\..+\.new")

_folders: Final[list[Path]] = []  # the one of this program


@contextmanager
def own(opened: Path) -> Iterator[None]:
    """Have a private folder for the time of the program, once what others left is cleared away.

    In `opened` lie the files that other programs were to show, a folder for each program of ours.
    """
    root = Path(tempfile.gettempdir())
    with suppress(OSError):  # where nothing may be looked for, nothing can be cleared away
        for left in (*root.glob("muster-*-*"), *opened.glob("open-*")):
            _clear_if_left(left)
    try:
        folder = Path(tempfile.mkdtemp(prefix=_NAME.format(pid=os.getpid())))
    except OSError:  # no room: whatever needs some will say so
        yield
        return
    held = _hold(folder)
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    _folders.append(folder)
    try:
        yield
    finally:
        _folders.remove(folder)
        tempfile.tempdir = before
        if held is not None:
            os.close(held)
        remove(folder)


@contextmanager
def noted(half: Path) -> Iterator[None]:
    """Keep a note of something half-made for as long as it is: who falls meanwhile cannot tidy."""
    if not _folders:
        yield
        return
    note = _folders[-1] / f"{_NOTE}{new_id()}"
    with suppress(OSError):  # no room for a note is no reason not to do the work
        note.write_bytes(os.fsencode(half.absolute()))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take a file or a folder away, whatever is in it; what another program holds open stays."""
    if path.is_dir() and not path.is_symlink():
        for each in path.rglob("*"):
            with suppress(OSError):  # Windows deletes no file that is read only
                if not each.is_symlink():
                    each.chmod(stat.S_IRWXU if each.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _clear_if_left(folder: Path) -> None:
    """Clear away the folder of a program of this person that is no more."""
    named = _NAMED.fullmatch(folder.name)
    if named is None or folder.is_symlink() or not _is_mine(folder):
        return
    if _is_running(int(named["pid"])) or _is_held(folder):
        return
    # here, because almost no start finds anything to clear away
    from desktop.store.replacing_whole import put_back

    for note in folder.glob(f"{_NOTE}*"):
        with suppress(OSError, ValueError):
            half = Path(os.fsdecode(note.read_bytes()))
            if _HALF.fullmatch(half.name):
                put_back(half)
                remove(half)
                remove(half.with_name(f"{half.name}-journal"))
    remove(folder)


def _is_mine(folder: Path) -> bool:
    try:
        return sys.platform == "win32" or folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _is_running(pid: int) -> bool:
    # here, because almost no start finds anything to clear away
    import psutil

    return psutil.pid_exists(pid)


def _hold(folder: Path) -> int | None:
    """Let others see that it is in use: programs in other containers, and those that clear /tmp."""
    if sys.platform == "win32":
        return None
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_SH)
    return held


def _is_held(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        held = os.open(folder, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(held)
