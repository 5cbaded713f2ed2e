"""Draws a sheet of paper with a code that opens something when its password is forgotten."""

from dataclasses import dataclass
from datetime import date

from desktop.language import _
from desktop.package.sheets.recovery import RecoverySheet, recovery_pdf
from desktop.services.printing.company_name import company_name
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class SheetPdf:
    """The sheet to look at or to print: never put it on a disk but where a person wants it."""

    data: bytes
    title: str
    name: str  # of the file, where it is saved as one


@dataclass(frozen=True)
class Words:
    """What one such sheet says and another does not; `said` are headings with their text.

    `title`, `name` and `foot` name the company file as {file}, `foot` the day as {day}.
    """

    kind: str
    title: str
    name: str
    foot: str
    lead: str
    said: tuple[tuple[str, str], ...]


def code_sheet(company: CompanyFile, code: str, today: date, words: Words) -> SheetPdf:
    """Return the sheet with a code of several lines."""
    with company.reading() as connection:
        whose = company_name(connection)
    file, day = company.path.name, say_whole_date(today)
    sheet = RecoverySheet(
        kind=words.kind,
        title=file,
        lead=words.lead,
        facts=((_("Company"), whose or "–"), (_("Printed on"), day)),
        lines=tuple(code.split("\n")),
        under=_(
            "The last letter of each line proves the line: Muster says which one was mistyped. "
            "There is no letter I, L, O or U in the code: what looks like one is a 1, a 0 or a V. "
            "Small letters and gaps make no difference."
        ),
        said=words.said,
        pen=(_("Kept at"), _("By"), _("Tried on")),
        company=whose,
        foot=words.foot.format(file=file, day=day),
    )
    name = words.name.format(file=company.path.stem)
    return SheetPdf(recovery_pdf(sheet), words.title.format(file=file), f"{name}.pdf")
