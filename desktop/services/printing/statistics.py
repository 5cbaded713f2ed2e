"""Prints the statistics of twelve or thirty-six months on one page."""

from datetime import date
from pathlib import Path

from desktop.language import _
from desktop.package.paper import PAPERS
from desktop.package.sheets.statistics import StatisticsSaid, write_statistics
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.services.statistics import Statistics, statistics
from desktop.store.file import CompanyFile


def print_statistics(
    company: CompanyFile,
    to: Path,
    as_of: date,
    months: int = 12,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print them as of a day. Raises `Unavailable` when the PDF cannot be written and
    `CancelledError` when a person stopped it; nothing is left then.
    """
    said = page_of(statistics(company, as_of, months))
    return print_paper(company, to, as_of, said.title, told, is_stopped,
                       lambda about, half, beat: write_statistics(about, said, half,
                                                                  paper=PAPERS[paper],
                                                                  beat=beat))  # fmt: skip


def page_of(shown: Statistics) -> StatisticsSaid:
    """Return the page that the statistics make; a package may draw it among its own."""
    return StatisticsSaid(
        title=_("Statistics"),
        sentences=tuple(filter(None, (shown.span_said, shown.so_far, *shown.remarks))),
        figures=shown.figures,
        rates=shown.rates,
        rates_about=shown.rates_about,
        kinds=shown.kinds,
        kinds_none=shown.kinds_none,
        charts=shown.charts,
        rates_title=_("Rates"),
        rates_heads=(_("Rate"), _("Number"), _("Made of")),
        no_number=_("none yet"),
        kinds_title=_("Incidents by kind"),
    )
