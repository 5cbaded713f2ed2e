"""What is said about a file, kept without name and language until the parent words it."""

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Union

from desktop.language import N_, _

Value = Union[str, int, "Note"]
MACHINE: Final = {
    errno.EIO,
    errno.EACCES,
    errno.EPERM,
    errno.ENOENT,
    errno.ENXIO,
    errno.ENODEV,
}


@dataclass(frozen=True)
class Note:
    """A message not yet translated; a value may be a note of its own ("a PDF")."""

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)


def note(message: str, /, **values: Value) -> Note:
    """Return `message` (marked by `N_`) with the values for its braces, all but `{name}`."""
    return Note(message, values)


def sentence(said: Note, name: str) -> str:
    """Return the note as the person reads it, about the file called `name`."""
    values = {
        key: sentence(value, name) if isinstance(value, Note) else value
        for key, value in said.values.items()
    }
    return _(said.message).format(name=name, **values)


class Fault(Exception):
    """A file cannot be taken; crosses from the child to the parent, who words it.

    `machine` tells a fault of the computer (Unavailable) from one of the file (Refused).
    """

    def __init__(self, said: Note, machine: bool = False) -> None:
        super().__init__(said, machine)
        self.said = said
        self.machine = machine


@contextmanager
def parsing(message: str) -> Iterator[None]:
    """Turn whatever a parser raises inside into a fault with the words of `message`.

    This is the one place where every exception is caught, because the parsers leak anything from
    KeyError to zlib.error on broken files. MemoryError passes: the parent has its own words for it.
    """
    try:
        yield
    except (Fault, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in MACHINE:
            raise Fault(note(UNREADABLE), machine=True) from error
        raise Fault(note(message)) from error


UNREADABLE: Final = N_(
    "'{name}' could not be read from its disk. Copy it to this computer's own disk and add that."
)
