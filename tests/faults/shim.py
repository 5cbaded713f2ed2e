"""Builds and steers the layer between a program and the disk; what it does is in interposed.c."""

import enum
import mmap
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

SOURCE: Final = Path(__file__).with_name("interposed.c")
LAYOUT: Final = struct.Struct("=IIIIqqq1024s1024s1024s")  # the same as `struct control` there
MAGIC: Final = 0x4D757374
CONTROL: Final = "MUSTER_FAULT_CONTROL"


class How(enum.IntEnum):
    """What becomes of the n-th write; in the order of `enum how`."""

    COUNT = 0  # nothing: they are counted
    FULL = 1  # no space, this once
    BAD = 2  # the disk fails, this once
    SHORT = 3  # half of it is written, and the call says so
    FULL_ON = 4  # no space from here on: only what takes none still works
    BAD_ON = 5  # the stick was pulled: nothing works from here on
    KILL_BEFORE = 6  # the program is killed instead
    KILL_AFTER = 7  # the program is killed once it is done
    KILL_HALF = 8  # the program is killed when half of it is written
    RECORD = 9  # nothing: all are kept, with their data


FAILING: Final = (How.FULL, How.BAD, How.SHORT, How.FULL_ON, How.BAD_ON)
KILLING: Final = (How.KILL_BEFORE, How.KILL_AFTER, How.KILL_HALF)


@dataclass(frozen=True)
class Struck:
    """What happened while it was armed: how many writes, how many went wrong, which first."""

    count: int
    hit: int
    call: str


class Control:
    """The small file that all processes of a run map."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_bytes(LAYOUT.pack(MAGIC, 0, 0, 0, 0, 0, 0, b"", b"", b""))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), LAYOUT.size)

    def arm(self, how: How, nth: int, under: Path, log: Path | None = None) -> None:
        """From here on, count what is written under a folder, and let the n-th go wrong."""
        kept = os.fsencode(log) if log else b""
        said = (MAGIC, 0, how, 0, nth, 0, 0, os.fsencode(under), kept, b"")
        self._map[:] = LAYOUT.pack(*said)
        self._map[4] = 1

    def disarm(self) -> Struck:
        """Let everything pass again; returns what happened."""
        self._map[4] = 0
        _magic, _armed, _how, _lock, _nth, count, hit, _under, _log, struck = LAYOUT.unpack(
            self._map[:]
        )
        return Struck(count, hit, struck.partition(b"\0")[0].decode(errors="replace"))


def missing() -> str:
    """Why it cannot be had here; empty where it can."""
    if sys.platform != "linux":
        return "a layer between program and disk is put in by the loader of Linux"
    if not shutil.which("cc"):
        return "there is no C compiler here"
    return ""


@cache
def library() -> Path:
    """Compile it, once a process."""
    folder = Path(mkdtemp(prefix="muster-shim-"))
    made = folder / "interposed.so"
    command = ["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(SOURCE)]
    subprocess.run(command, check=True, capture_output=True)
    return made


def environment(control: Control, home: Path) -> dict[str, str]:
    """What a program is started with so that the layer is in it; `home` takes its own files."""
    places = {name: str(home / name.lower()) for name in HOMES}
    return {
        **os.environ,
        **places,
        "HOME": str(home),
        "LD_PRELOAD": str(library()),
        CONTROL: str(control.path),
    }


HOMES: Final = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
