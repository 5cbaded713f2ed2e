"""Prints the clause that a document says from now on, with lines to sign on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.package.document import About
from desktop.package.paper import PAPERS
from desktop.package.sheets.said import Fact, Facts, Sheet, Signatures, Words
from desktop.package.sheets.sheet import write_sheets
from desktop.services.advising.shown import Advice
from desktop.services.printing.company_name import company_name
from desktop.services.printing.printed import Printed, replacing
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class Clause:
    """What is signed: for which document, from which day, in which words, and why."""

    title: str
    document: str
    from_on: date
    text: str
    how_often: tuple[tuple[str, str], ...]
    why: tuple[str, ...]


def clause_of_advice(advice: Advice, document: str, from_on: date, text: str) -> Clause:
    """Return the page of a proposal as somebody decided it."""
    lines = tuple((line.what, line.how_often) for line in advice.lines)
    return Clause(advice.title, document, from_on, text, lines, advice.why)


def print_clause(
    company: CompanyFile, to: Path, clause: Clause, *, paper: str = "letter"
) -> Printed:
    """Write the page. Raises `Unavailable` when the PDF cannot be written."""
    with company.reading() as connection:
        name = company_name(connection)
    title = _("Change of “{document}”").format(document=clause.document)
    about = About(title, name, title, _("To sign and keep with the document"))
    with replacing(to) as half:
        written = write_sheets(about, [sheet_of(clause, title)], half, paper=PAPERS[paper])
    return Printed(to, written.pages, title)


def sheet_of(clause: Clause, title: str) -> Sheet:
    """Return the page in words."""
    often = tuple(Fact(what, rule, wide=True) for what, rule in clause.how_often)
    return Sheet(
        key="clause",
        kind=title,
        title=clause.title,
        parts=(
            Facts((Fact(_("Document"), clause.document),
                   Fact(_("Holds from"), say_whole_date(clause.from_on)))),
            Words(_("What the document says from then on"), clause.text),
            Facts(often, _("How often")),
            Words(_("Why it was changed"), "\n".join(clause.why)),
            Signatures(((_("Owner or manager"), ""), (_("Worker or representative"), ""))),
        ),
    )  # fmt: skip
