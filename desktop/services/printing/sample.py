"""Prints the auditor's sample with its seed, so that it can be drawn again and gathered by hand."""

from pathlib import Path

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.lists import write_list
from desktop.package.sheets.said import BOX, ListSaid
from desktop.package.tables import Cell, Column
from desktop.services.auditing.sampling import SampleQuestion, SampleRecord, SampleShown
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.store.file import CompanyFile


def sample_sheet(
    company: CompanyFile,
    shown: SampleShown,
    to: Path,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print a sample: a line a record, with a box to tick once its paper lies on the table."""
    title = _("The auditor's sample")
    columns = (
        Column(_("Question")),
        Column(""),
        Column(_("Record")),
        Column(_("Where and who")),
        Column(_("Paper")),
        Column(_("What an auditor would say")),
    )
    rows = tuple(_row(question, one) for question in shown.questions for one in question.each)
    said = ListSaid(title, sentences(shown), columns, rows, _("Nothing can be drawn yet."))
    return print_paper(company, to, shown.as_of, title, told, is_stopped,
                    lambda about, half, beat: write_list(about, said, half, paper=PAPERS[paper],
                                                         beat=beat))  # fmt: skip


def sentences(shown: SampleShown) -> tuple[str, ...]:
    """Return what stands over the sample: its seed, how it was drawn, and how many."""
    drawn = _("Draw {seed}. The same number draws the same again from the same records.")
    order = (
        _("The weakest records first: the sample you fear.")
        if shown.weakest_first
        else _("Spread over months, places and people.")
    )
    return (drawn.format(seed=shown.seed), order, shown.sentence)


def _row(question: SampleQuestion, one: SampleRecord) -> tuple[str | Cell, ...]:
    paper = one.paper if one.has_paper else Cell(one.paper, tone="amber")
    record = f"{one.kind}: {one.title}"
    return question.code, BOX, record, one.about, paper, one.weak
