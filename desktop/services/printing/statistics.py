"""Prints the statistics of twelve or thirty-six months on one page."""

from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path

from desktop.language import _, ngettext
from desktop.package.document import About
from desktop.package.paper import PAPERS
from desktop.package.sheets.statistics import StatisticsSaid, write_statistics
from desktop.services.printing.company_name import company_name
from desktop.services.printing.lists import Stopped
from desktop.services.printing.printed import Printed, Told, replacing, unstopped, untold
from desktop.services.statistics import Statistics, statistics
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date


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
    with company.reading() as connection:
        name = company_name(connection)
    foot = _("Printed as of {date}").format(date=say_whole_date(as_of))
    about = About(said.title, name, said.title, foot)

    def beat(page: int) -> None:
        if is_stopped():
            raise CancelledError
        told(page, 0, ngettext("{n} page", "{n} pages", page).format(n=say_number(page, 0)))

    with replacing(to) as half:
        written = write_statistics(about, said, half, paper=PAPERS[paper], beat=beat)
    return Printed(to, written.pages, said.title)


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
