"""Turns what SQLite says into a sentence that names the file, what is safe and the way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import DatabaseError

from desktop.errors import Unavailable
from desktop.language import N_, _

# what the driver says -> what a person is told; the first that fits
SENTENCES: Final = (
    ("database is locked", N_(
        "{file} is being written by another program at this moment. Nothing was changed. Try again in a minute.")),
    ("is full", N_(
        "There is no space left for {file}. Nothing was changed. Free some space on that disk and try again.")),
    ("disk i/o error", N_(
        "The disk did not take the change to {file}. What was saved before is still there. "
        "Check that the disk or stick is connected and has space, then try again.")),
    ("readonly", N_(
        "{file} may only be read here. Nothing was changed. "
        "Ask for the right to write in that folder, or save a copy in your own documents.")),
    ("unable to open", N_(
        "{file} could not be opened. Check that the folder exists and that you may write in it.")),
    ("malformed", N_(
        "{file} is damaged. Nothing was changed. Keep this file as it is and restore the last good backup to a new one.")),
    ("not a database", N_(
        "{file} is not a Muster company file, or it is locked with a password.")),
    ("encrypted", N_("{file} is not a Muster company file, or it is locked with a password.")),
)  # fmt: skip


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise `Unavailable` for what the machine cannot do; every other fault of the driver is a bug and passes."""
    try:
        yield
    except (DBAPIError, DatabaseError) as fault:
        said = str(getattr(fault, "orig", None) or fault).lower()
        for words, sentence in SENTENCES:
            if words in said:
                raise Unavailable(_(sentence).format(file=path.name)) from fault
        raise
