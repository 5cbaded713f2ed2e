"""The sheet of paper that opens a locked company file when its password is forgotten."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.package.sheets.recovery import RecoverySheet, recovery_pdf
from desktop.services.locking.sheet_kept import key_of, sheet_was_kept
from desktop.services.printing.company_name import company_name
from desktop.services.printing.saving import as_pdf, save_pdf
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class SheetPdf:
    """The sheet to look at or to print: never put it on a disk but where a person wants it."""

    data: bytes
    title: str
    name: str  # of the file, where it is saved as one


def recovery_sheet(company: CompanyFile, today: date) -> SheetPdf:
    """Return the sheet of a locked file. Raises `Refused` where the file has no password."""
    key = key_of(company)
    with company.reading() as connection:
        whose = company_name(connection)
    file = company.path.name
    title = _("Recovery sheet for {file}").format(file=file)
    name = _("Recovery sheet {file}").format(file=company.path.stem)
    return SheetPdf(recovery_pdf(_sheet(file, whose, today, key)), title, f"{name}.pdf")


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


def _sheet(file: str, whose: str, today: date, key: Key) -> RecoverySheet:
    day = say_whole_date(today)
    return RecoverySheet(
        kind=_("Recovery sheet"),
        title=file,
        lead=_(
            "This code opens the company file when its password is forgotten. Keep the sheet as "
            "you would keep the key of your safe."
        ),
        facts=((_("Company"), whose or "–"), (_("Printed on"), day)),
        lines=tuple(key.recovery_code().split("\n")),
        under=_(
            "The last letter of each line proves the line: Muster says which one was mistyped. "
            "There is no letter I, L, O or U in the code: what looks like one is a 1, a 0 or a V. "
            "Small letters and gaps make no difference."
        ),
        said=_said(),
        pen=(_("Kept at"), _("By"), _("Tried on")),
        company=whose,
        foot=_("Recovery sheet for {file}, {day}").format(file=file, day=day),
    )


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
