"""Reads a PDF that was made and saves it where a person wants it, whole or not at all."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake import Limits
from desktop.language import _
from desktop.services.printing.printed import replacing
from desktop.store.faults import disk_explained

ENDING: Final = ".pdf"


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


def save_beside(files: Sequence[Path], to: Path) -> Path | None:
    """Copy what belongs to a PDF and has no pages into a folder beside it; return the folder.

    One of the same name in that folder is replaced. Raises `Unavailable` where it cannot be
    written.
    """
    if not files:
        return None
    folder = to.with_name(_("{name}, files").format(name=to.stem))
    with disk_explained(folder):
        folder.mkdir(exist_ok=True)
        for one in files:
            with replacing(folder / one.name) as half:
                shutil.copyfile(one, half)
    return folder


def save_pdf(data: bytes, to: Path, company_file: Path) -> None:
    """Write a PDF, whole or not at all; one that is there is replaced.

    Raises `Refused` for the company file itself, `Unavailable` when it cannot be written.
    """
    if to.exists() and to.samefile(company_file):
        raise Refused(_("That is the company file itself. Choose another name for the PDF."))
    with replacing(to) as half, half.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
