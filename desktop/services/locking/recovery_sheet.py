"""The sheet of paper that opens a locked company file when its password is forgotten."""

import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.services.locking.code_sheet import SheetPdf, Words, code_sheet
from desktop.services.locking.sheet_kept import key_of, sheet_was_kept
from desktop.services.printing.saving import as_pdf, save_pdf
from desktop.store.file import CompanyFile


def recovery_sheet(company: CompanyFile, today: date) -> SheetPdf:
    """Return the sheet of a locked file. Raises `Refused` where the file has no password."""
    words = Words(
        kind=_("Recovery sheet"),
        title=_("Recovery sheet for {file}"),
        name=_("Recovery sheet {file}"),
        foot=_("Recovery sheet for {file}, {day}"),
        lead=_(
            "This code opens the company file when its password is forgotten. Keep the sheet as "
            "you would keep the key of your safe."
        ),
        said=_said(),
    )
    return code_sheet(company, key_of(company).recovery_code(), today, words)


def save_sheet(company: CompanyFile, to: Path, today: date) -> Path:
    """Save the sheet as a PDF and keep in the file that it was; returns where it lies.

    Raises `Refused` for a place that cannot be, `Unavailable` when the disk does not take it.
    """
    to = as_pdf(to).absolute()
    save_pdf(recovery_sheet(company, today).data, to, company.path)
    if os.name == "posix":
        with suppress(OSError):  # a stick formatted FAT knows no rights
            to.chmod(0o600)  # whoever reads it can open the file
    sheet_was_kept(company)
    return to


def _said() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What it opens"),
            _(
                "The company file, copies of it, and its backups from the time of this password. "
                "Open the file in Muster, choose “Use the recovery sheet instead” and type the "
                "four lines. Whoever holds this sheet can read everything in the file."
            ),
        ),
        (
            _("Where to keep it"),
            _(
                "In a safe, at the bank, or in a sealed envelope with somebody you trust. Not "
                "beside the PC, not as a photo on a phone, and not in a folder that is copied to "
                "the internet."
            ),
        ),
        (
            _("Without it"),
            _(
                "If the password is forgotten and this sheet is lost, nobody can open the file: "
                "not you, not the people who made Muster. What is in it is then gone."
            ),
        ),
        (
            _("When the password is changed"),
            _(
                "The new password has a code of its own: print a new sheet. Keep this one for as "
                "long as you keep backups from before, then destroy it."
            ),
        ),
    )
