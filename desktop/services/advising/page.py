"""Prints the clause that a document says from now on, with lines to sign on."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.said import Fact, Facts, Sheet, Signatures, Words
from desktop.package.sheets.sheet import write_sheets
from desktop.records.inspections.plan import PLAN_KINDS
from desktop.services.advising.shown import Advice
from desktop.services.printing.one_paper import print_paper
from desktop.services.printing.printed import Printed, unstopped, untold
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


@dataclass(frozen=True)
class Clause:
    """What is signed: for which document, from which day, in which words, and why.

    `how_often` are the lines of its list that the words do not tell anyway.
    """

    title: str
    document: str
    from_on: date
    text: str
    how_often: tuple[tuple[str, str], ...]
    why: tuple[str, ...]


def clause_of_advice(advice: Advice, document: str, from_on: date, text: str) -> Clause:
    """Return the page of a proposal as somebody decided it."""
    lines = [(line.what, line.how_often) for line in advice.lines]
    left = tuple(line for line in lines if not all(part in text for part in line))
    if len(advice.lines) > 1:  # each of them stands in the clause, and why is the same of all
        title = _(PLAN_KINDS[advice.kind])
        return Clause(title, document, from_on, text, left, ())
    return Clause(advice.title, document, from_on, text, left, advice.why)


def print_clause(
    company: CompanyFile, to: Path, clause: Clause, *, paper: str = "letter"
) -> Printed:
    """Write the page. Raises `Unavailable` when the PDF cannot be written."""
    title = _("Change of “{document}”").format(document=clause.document)
    sheet = sheet_of(clause, title)
    return print_paper(company, to, clause.from_on, title, untold, unstopped,
                       lambda about, half, _beat: write_sheets(about, [sheet], half,
                                                               paper=PAPERS[paper]),
                       foot=_("To sign and keep with the document"))  # fmt: skip


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
            *([Facts(often, _("How often"))] if often else []),
            *([Words(_("Why it was changed"), "\n".join(clause.why))] if clause.why else []),
            Signatures(((_("Owner or manager"), ""), (_("Worker or representative"), ""))),
        ),
    )  # fmt: skip
