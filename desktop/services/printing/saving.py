"""Reads a PDF that was made and saves it where a person wants it, whole or not at all."""

import errno
import os
from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake import Limits
from desktop.language import _
from desktop.store.faults import disk_explained
from desktop.store.ids import new_id

ENDING: Final = ".pdf"
_HELD: Final = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


def read_whole(path: Path) -> bytes:
    """Return what a PDF holds.

    Raises `Unavailable` when it is not there any more, `Refused` when it is too large to be shown.
    """
    try:
        if path.stat().st_size > Limits().max_bytes:
            raise Refused(
                _("{file} is too large to be shown here. Open it outside.").format(file=path.name)
            )
        return path.read_bytes()
    except OSError as fault:
        raise Unavailable(
            _(
                "{file} could not be read. It may have been moved or deleted; make it again, or "
                "check that the disk or stick is connected."
            ).format(file=path.name)
        ) from fault


def as_pdf(path: Path) -> Path:
    """Return the file that a person means: a PDF where the name does not say so."""
    return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)


def save_pdf(data: bytes, to: Path, company_file: Path) -> None:
    """Write a PDF, whole or not at all; one that is there is replaced.

    Raises `Refused` for the company file itself, `Unavailable` when it cannot be written.
    """
    if to.exists() and to.samefile(company_file):
        raise Refused(_("That is the company file itself. Choose another name for the PDF."))
    half = to.with_name(f".{new_id()}.new")
    with disk_explained(to):
        try:
            with half.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            _put(half, to)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def _put(half: Path, to: Path) -> None:
    """Let it take its place; Windows does not where another program has that file open."""
    try:
        half.replace(to)
    except OSError as fault:
        if fault.errno not in _HELD or not to.exists():
            raise
        raise Unavailable(
            _(
                "{file} could not be replaced. Close it in the program that has it open, or save "
                "it under another name."
            ).format(file=to.name)
        ) from fault
