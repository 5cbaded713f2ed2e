"""What a package knows of a company file: how its history stood when it was built."""

from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.language import N_, _
from desktop.services.verifying.found import Head
from desktop.services.verifying.package_folder import head_of_folder
from desktop.store.faults import reading_explained
from desktop.store.heads_in_words import history_in

MARK: Final = b"%PDF-"
FIRST: Final = 1024  # bytes in which the mark stands

NO_HEAD: Final = N_(
    "{file} does not say how the history stood. Choose the PDF of a package, whole as it was built."
)
NO_PDF: Final = N_("{file} is no PDF. Choose the PDF of a package.")
FOLDER: Final = N_("{file} is a folder. Choose the PDF of the package in it.")
GONE: Final = N_("There is no file {file}. Check the name and the folder.")
UNREADABLE: Final = N_(
    "{file} cannot be read as a PDF. Choose another copy of the package, or another package."
)


def head_in_package(path: Path) -> Head:
    """Return the head of the history that stands on the cover of a package, or in its folder.

    Raises `Refused` where there is none, `Unavailable` when the PDF is not there or cannot be read.
    """
    if path.is_dir() and (head := head_of_folder(path)):
        return head
    _refuse_what_is_no_pdf(path)
    try:
        with Intake() as intake:
            text = intake.examine(path).text or ""
    except Refused as fault:  # which tells of files that are to be added
        raise Refused(_(UNREADABLE).format(file=path.name)) from fault
    said = history_in(text)
    if said is None:
        raise Refused(_(NO_HEAD).format(file=path.name))
    return Head(*said, _("the package {file}").format(file=path.name), says=text)


def _refuse_what_is_no_pdf(path: Path) -> None:
    if path.is_dir():
        raise Refused(_(FOLDER).format(file=path.name))
    if not path.exists():
        raise Unavailable(_(GONE).format(file=path))
    if not begins_as_pdf(path):
        raise Refused(_(NO_PDF).format(file=path.name))


def begins_as_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does. Raises `Unavailable` when it cannot be read."""
    with reading_explained(path), path.open("rb") as file:
        return MARK in file.read(FIRST)
