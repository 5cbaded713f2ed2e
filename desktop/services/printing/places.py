"""Where a printed PDF may go: into a folder that is there, and over nothing that is to be kept."""

from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.store.faults import READ_ONLY, disk_explained
from desktop.store.file import CompanyFile

_WRITE: Final = 0o222  # what a file marked as read-only has nothing of, on any system


def check_place(company: CompanyFile, to: Path) -> None:
    """Raise `Refused` or `Unavailable` when a PDF cannot or must not be written there."""
    with disk_explained(to):
        if not to.absolute().parent.is_dir():
            raise Unavailable(
                _("The folder {folder} does not exist.").format(folder=to.absolute().parent)
            )
        if to.is_dir():
            raise Refused(
                _("{file} is a folder. Choose another name for the PDF.").format(file=to.name)
            )
        if not to.exists():
            return
        if to.samefile(company.path):
            raise Refused(_("That is the company file itself. Choose another name for the PDF."))
        if not to.stat().st_mode & _WRITE:
            raise Unavailable(_(READ_ONLY).format(file=to.name))
