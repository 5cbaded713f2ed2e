"""The sheet of paper that opens private facts when their password is forgotten."""

from datetime import date

from desktop.language import _
from desktop.package.sheets.recovery import RecoverySheet, recovery_pdf
from desktop.services.locking.recovery_sheet import SheetPdf
from desktop.services.printing.company_name import company_name
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


def private_sheet(company: CompanyFile, code: str, today: date) -> SheetPdf:
    """Return the sheet with the code that setting up, or a new password, gave; nothing keeps it."""
    with company.reading() as connection:
        whose = company_name(connection)
    file = company.path.name
    title = _("Private facts of {file}").format(file=file)
    name = _("Private facts sheet {file}").format(file=company.path.stem)
    return SheetPdf(recovery_pdf(_sheet(file, whose, today, code)), title, f"{name}.pdf")


def _sheet(file: str, whose: str, today: date, code: str) -> RecoverySheet:
    day = say_whole_date(today)
    return RecoverySheet(
        kind=_("Sheet for private facts"),
        title=file,
        lead=_(
            "This code opens the private facts of the company file when their password is "
            "forgotten: first-aid records, and who was involved in incidents."
        ),
        facts=((_("Company"), whose or "–"), (_("Printed on"), day)),
        lines=tuple(code.split("\n")),
        under=_(
            "The last letter of each line proves the line: Muster says which one was mistyped. "
            "There is no letter I, L, O or U in the code: what looks like one is a 1, a 0 or a V. "
            "Small letters and gaps make no difference."
        ),
        said=_said(),
        pen=(_("Kept at"), _("By"), _("Tried on")),
        company=whose,
        foot=_("Private facts of {file}, {day}").format(file=file, day=day),
    )


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
