"""The file as it lies on the disk: whether it may be read, its hash, whether it kept still."""

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from desktop.errors import Refused, Unavailable
from desktop.intake.faults import note, sentence
from desktop.intake.limits import MIB, Limits
from desktop.language import N_

_CHUNK: Final = MIB
# without waiting: a pipe that nobody writes into would hold the reader for ever
_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
)  # fmt: skip


@dataclass(frozen=True)
class Stamp:
    """What changes when a file changes: which file it is, its size, when it was last written."""

    device: int
    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Return the stamp of the file that `status` describes."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def shown_name(path: Path) -> str:
    """Return the name of the file fit to show and to store.

    Accents are composed (macOS takes them apart), control characters become spaces, and bytes that
    are no text become the replacement mark.
    """
    name = os.fsencode(path.name).decode("utf-8", errors="replace")
    composed = unicodedata.normalize("NFC", name)
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in composed)


def stamp(path: Path, limits: Limits, within: Path | None = None) -> Stamp:
    """Return the stamp of a file that may be read.

    Raises Refused for a folder, a pipe or device, a link that leads out of `within` (the file's own
    folder where not given), an empty file and one over the limit; Unavailable where the machine
    does not let it be looked at.
    """
    name = shown_name(path)
    with _machine(name):
        status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise Refused(sentence(note(FOLDER), name))
    if not stat.S_ISREG(status.st_mode):
        raise Refused(sentence(note(DEVICE), name))
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(os.path.realpath(within or path.parent)):
        raise Refused(sentence(note(LINK), name))
    if not status.st_size:
        raise Refused(sentence(note(EMPTY), name))
    _weigh(name, status.st_size, limits)
    return Stamp.of(status)


def fingerprint(path: Path, limits: Limits) -> tuple[str, Stamp]:
    """Return the SHA-256 of the file in hex, read piece by piece, and its stamp just then.

    Raises Refused when it outgrows the limit, Unavailable when it cannot be read or is being
    written meanwhile.
    """
    name = shown_name(path)
    digest = hashlib.sha256()
    seen = 0
    with _machine(name), _opened(path) as (stream, before):
        while chunk := stream.read(_CHUNK):
            seen += len(chunk)
            _weigh(name, seen, limits)
            digest.update(chunk)
        after = Stamp.of(os.fstat(stream.fileno()))
    if before != after or seen != after.size:
        raise Unavailable(changed(name))
    return digest.hexdigest(), after


def read_bytes_checked(path: Path, sha256: str) -> bytes:
    """Return the contents for storing.

    Raises Unavailable when they cannot be read or no longer have this hash.
    """
    name = shown_name(path)
    with _machine(name), _opened(path) as (stream, _before):
        contents = stream.read()
    if hashlib.sha256(contents).hexdigest() != sha256:
        raise Unavailable(changed(name))
    return contents


def changed(name: str) -> str:
    """Return the sentence for a file that did not keep still while it was read."""
    return sentence(note(CHANGED), name)


def _weigh(name: str, size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        said = note(HEAVY, size=-(-size // MIB), most=limits.max_bytes // MIB)
        raise Refused(sentence(said, name))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, Stamp]]:
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        status = os.fstat(stream.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise FileNotFoundError(path)
        yield stream, Stamp.of(status)


@contextmanager
def _machine(name: str) -> Iterator[None]:
    """Turn what the machine answers into a sentence."""
    try:
        yield
    except FileNotFoundError:
        raise Unavailable(sentence(note(GONE), name)) from None
    except PermissionError:
        raise Unavailable(sentence(note(FORBIDDEN), name)) from None
    except OSError as error:
        said = note(UNREADABLE, reason=error.strerror or str(error))
        raise Unavailable(sentence(said, name)) from error


FOLDER: Final = N_("'{name}' is a folder. Add the files in it.")
DEVICE: Final = N_("'{name}' is not an ordinary file, so there is nothing in it to keep.")
LINK: Final = N_("'{name}' is a link to a file outside its folder. Add that file itself.")
EMPTY: Final = N_("'{name}' is empty. Copy it again from where it came and add that.")
HEAVY: Final = N_(
    "'{name}' has {size:,} MB; Muster takes files of up to {most:,} MB. Save it smaller, or split"
    " it, and add that."
)
CHANGED: Final = N_(
    "'{name}' was changed while it was being read. Close it in other programs and add it again."
)
GONE: Final = N_(
    "'{name}' is no longer there. See whether it was moved or renamed, and add it again."
)
FORBIDDEN: Final = N_(
    "This computer does not allow '{name}' to be read. Close it in other programs, or copy it to a"
    " folder of your own, and add it again."
)
UNREADABLE: Final = N_(
    "'{name}' could not be read from its disk ({reason}). Copy it to this computer's own disk and"
    " add that."
)
