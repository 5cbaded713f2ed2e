"""The sheet of paper that opens private facts when their password is forgotten."""

from datetime import date

from desktop.language import _
from desktop.services.locking.code_sheet import SheetPdf, Words, code_sheet
from desktop.store.file import CompanyFile


def private_sheet(company: CompanyFile, code: str, today: date) -> SheetPdf:
    """Return the sheet with the code that setting up, or a new password, gave; nothing keeps it."""
    words = Words(
        kind=_("Sheet for private facts"),
        title=_("Private facts of {file}"),
        name=_("Private facts sheet {file}"),
        foot=_("Private facts of {file}, {day}"),
        lead=_(
            "This code opens the private facts of the company file when their password is "
            "forgotten: first-aid records, and who was involved in incidents."
        ),
        said=_said(),
    )
    return code_sheet(company, code, today, words)


def _said() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("What it opens"),
            _(
                "The private facts in this company file, in copies of it and in its backups, as "
                "long as the password is the one of this sheet. Choose “Private facts…” in the "
                "menu File, then “Use the printed sheet instead”, and type the four lines. It does "
                "not open a company file that is locked with a password of its own."
            ),
        ),
        (
            _("Where to keep it"),
            _(
                "Where only those can get it who may read first-aid records. Not beside the PC, "
                "and not as a photo on a phone."
            ),
        ),
        (
            _("Without it"),
            _(
                "If the password is forgotten and this sheet is lost, nobody can read the private "
                "facts again, not even those who make Muster. All other records stay readable."
            ),
        ),
        (
            _("When the password is changed"),
            _("The new password has a code of its own: print a new sheet and tear up this one."),
        ),
    )
