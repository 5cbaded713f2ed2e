"""Plays back the writes of a program as a disk may keep them when the power goes at any moment.

What was synced is there. Of what was not, any part may be: each write on its own, whole, in part or
not at all, in whatever order; each name on its own, unless its folder was synced. That is more than
most disks do to anybody, and all that POSIX promises.
"""

import json
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from tests.faults.running import ROOT
from tests.faults.shim import Control, environment

LINE: Final = struct.Struct("=B3xIIIq")  # the same as `struct line` in interposed.c
SECTOR: Final = 512
MARK: Final = "/.mark"


@dataclass(frozen=True)
class Write:
    """One call that changed something, in the order in which they were made."""

    what: str  # w(rite) s(ync) t(runcate) c(reate) m(kdir) r(ename) l(ink) u(nlink) d (rmdir)
    path: str
    other: str
    offset: int
    data: bytes


def record(folder: Path, session: str) -> list[Write]:
    """Have a session done in `folder`; returns all that it wrote."""
    folder.mkdir(parents=True)
    control, log = Control(folder / "control"), folder / "log"
    command = [sys.executable, "-m", "tests.faults.session", str(control.path), str(folder)]
    subprocess.run(
        [*command, str(log), session],
        cwd=ROOT,
        env=environment(control, folder / "home"),
        check=True,
        timeout=280,
    )
    return list(_read(log.read_bytes(), str(folder / "run")))


def _read(kept: bytes, root: str) -> Iterator[Write]:
    at = 0
    while at < len(kept):
        what, path_size, other_size, data_size, offset = LINE.unpack_from(kept, at)
        at += LINE.size
        parts = []
        for size in (path_size, other_size, data_size):
            parts.append(kept[at : at + size])
            at += size
        path, other = (part.decode().removeprefix(root) for part in parts[:2])
        yield Write(chr(what), path, other, offset, parts[2])


@dataclass
class File:
    """A file: what of it is on the disk for sure, and what may be, in order."""

    sure: bytearray = field(default_factory=bytearray)
    loose: list[Write] = field(default_factory=list)

    def is_synced(self) -> None:
        """All of it is on the disk."""
        for write in self.loose:
            put(self.sure, write)
        self.loose.clear()

    def left(self, chance: random.Random) -> bytes:
        """What may be left of it."""
        found = bytearray(self.sure)
        for write in _some(self.loose, chance):
            torn = chance.random() < 0.15 and write.what == "w" and len(write.data) > SECTOR
            put(found, _torn(write, chance) if torn else write)
        return bytes(found)


@dataclass
class Folder:
    """A folder: the names in it as the program sees them, and as they are on the disk for sure."""

    now: dict[str, "File | Folder"] = field(default_factory=dict)
    sure: dict[str, "File | Folder"] = field(default_factory=dict)


@dataclass(frozen=True)
class Naming:
    """A name given or taken that may be on the disk; moving does both at once."""

    given: tuple[Folder, str, "File | Folder"] | None
    taken: tuple[Folder, str] | None

    def touches(self, folder: Folder) -> bool:
        """Whether syncing that folder makes sure of it."""
        at = self.given or self.taken
        return at is not None and at[0] is folder

    def do(self) -> None:
        """Have it on the disk."""
        if self.taken:
            self.taken[0].sure.pop(self.taken[1], None)
        if self.given:
            self.given[0].sure[self.given[1]] = self.given[2]


class Disk:
    """All that lies under the folder, from the first write kept on."""

    def __init__(self, begin: Path) -> None:
        self.root = _found(begin)
        self.loose: list[Naming] = []

    def see(self, write: Write) -> None:
        """Go on by one call."""
        match write.what:
            case "w" | "t":
                if isinstance(file := self._at(write.path), File):
                    file.loose.append(write)
            case "s":
                self._sync(self._at(write.path))
            case "c" | "m":
                self._name(write.path, File() if write.what == "c" else Folder(), None)
            case "l":
                self._name(write.other, self._at(write.path), None)
            case "u" | "d":
                self._name("", None, write.path)
            case "r":
                self._name(write.other, self._at(write.path), write.path)

    def _at(self, path: str) -> "File | Folder | None":
        found: File | Folder | None = self.root
        for part in PurePosixPath(path).parts[1:]:
            found = found.now.get(part) if isinstance(found, Folder) else None
        return found

    def _folder(self, path: str) -> tuple[Folder, str]:
        folder = self._at(str(PurePosixPath(path).parent))
        assert isinstance(folder, Folder), path
        return folder, PurePosixPath(path).name

    def _name(self, to: str, what: "File | Folder | None", away: str | None) -> None:
        taken = self._folder(away) if away else None
        if taken:
            taken[0].now.pop(taken[1], None)
        given = None
        if to and what is not None:
            folder, name = self._folder(to)
            folder.now[name] = what
            given = (folder, name, what)
        self.loose.append(Naming(given, taken))

    def _sync(self, what: "File | Folder | None") -> None:
        if isinstance(what, File):
            what.is_synced()
        elif isinstance(what, Folder):
            for naming in [one for one in self.loose if one.touches(what)]:
                naming.do()
                self.loose.remove(naming)

    def leave(self, folder: Path, chance: random.Random) -> None:
        """Write down what may be left when the power goes now."""
        names = {id(one): dict(one.sure) for one in _folders(self.root)}
        for naming in _some(self.loose, chance):
            for at in (naming.taken, naming.given):
                if at is not None and id(at[0]) not in names:
                    names |= {id(one): dict(one.sure) for one in _folders(at[0])}
            if naming.taken:
                names[id(naming.taken[0])].pop(naming.taken[1], None)
            if naming.given:
                names[id(naming.given[0])][naming.given[1]] = naming.given[2]
        shutil.rmtree(folder, ignore_errors=True)
        self._write(self.root, folder, names, chance)

    def _write(
        self,
        what: Folder,
        folder: Path,
        names: dict[int, dict[str, "File | Folder"]],
        chance: random.Random,
    ) -> None:
        folder.mkdir()
        for name, inner in names.get(id(what), what.sure).items():
            if isinstance(inner, Folder):
                self._write(inner, folder / name, names, chance)
            else:
                (folder / name).write_bytes(inner.left(chance))


def put(content: bytearray, write: Write) -> None:
    """Have a write in a file."""
    if write.what == "t":
        del content[write.offset :]
        content.extend(bytes(write.offset - len(content)))
        return
    if len(content) < write.offset:
        content.extend(bytes(write.offset - len(content)))
    content[write.offset : write.offset + len(write.data)] = write.data


def _torn(write: Write, chance: random.Random) -> Write:
    """Only some of its sectors came to be written."""
    sectors = len(write.data) // SECTOR
    first = chance.randrange(sectors)
    last = chance.randrange(first, sectors) + 1
    data = write.data[first * SECTOR : last * SECTOR]
    return Write("w", write.path, "", write.offset + first * SECTOR, data)


def _some(loose: Sequence[Any], chance: random.Random) -> Sequence[Any]:
    """Some of what was not synced: none, all, the first ones, or any."""
    match chance.randrange(5):
        case 0:
            return []
        case 1:
            return loose
        case 2:
            return loose[: chance.randint(0, len(loose))]
        case _:
            likely = chance.random()
            return [one for one in loose if chance.random() < likely]


def _found(folder: Path) -> Folder:
    here: dict[str, File | Folder] = {}
    for path in folder.iterdir():
        here[path.name] = _found(path) if path.is_dir() else File(bytearray(path.read_bytes()))
    return Folder(dict(here), dict(here))


def _folders(folder: Folder) -> Iterator[Folder]:
    yield folder
    for inner in {id(one): one for one in (*folder.sure.values(), *folder.now.values())}.values():
        if isinstance(inner, Folder):
            yield from _folders(inner)


def marks(writes: Sequence[Write]) -> list[tuple[int, dict[str, Any]]]:
    """Return what was acknowledged: after how many writes, and what must be there since."""
    return [
        (place, json.loads(write.data))
        for place, write in enumerate(writes, 1)
        if write.path == MARK and write.what == "w"
    ]
