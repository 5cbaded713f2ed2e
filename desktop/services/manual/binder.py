"""Builds the manual as one PDF: pages of each paper, its files behind it, contents, numbers."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from desktop.language import _
from desktop.package.binder import Binder, ChapterShown, PaperShown
from desktop.package.document import About
from desktop.package.submission.values import ExhibitShown
from desktop.services.manual.gathering import Gathered, gather
from desktop.services.packaging.bound import Bound, write_bound
from desktop.services.packaging.exhibiting import Made
from desktop.services.printing.one_paper import Stopped
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date


def print_manual(
    company: CompanyFile,
    to: Path,
    as_of: date,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Write the manual of a day as a PDF.

    Raises `Unavailable` when it cannot be written and `CancelledError` when a person stopped it;
    nothing is left then.
    """
    told(0, 1, _("Reading the papers"))
    gathered = gather(company, as_of)
    foot = _("As of {day}").format(day=say_whole_date(as_of))
    about = About(title(), gathered.company, title(), foot)
    bound = Bound(about, gathered.every_file, partial(_binder, gathered))
    return write_bound(company, bound, to, told, is_stopped, paper=paper)


def title() -> str:
    """Return what the binder is called."""
    return _("Health and safety manual")


def _binder(gathered: Gathered, made: Mapping[str, Made]) -> Binder:
    def files(paper: str) -> tuple[ExhibitShown, ...]:
        return tuple(made[one.number].shown for one in gathered.wanted[paper])

    chapters = tuple(
        ChapterShown(
            f"chapter-{chapter.key}",
            chapter.title,
            tuple(
                PaperShown(gathered.sheets[paper.id], paper.signed, files(paper.id))
                for paper in chapter.papers
                if paper.id in gathered.sheets
            ),
        )
        for chapter in gathered.chapters
    )
    return Binder(gathered.cover, gathered.front, chapters)
