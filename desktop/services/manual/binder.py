"""Builds the manual as one PDF: pages of each paper, its files behind it, contents, numbers."""

from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.intake import Fill, Intake
from desktop.language import _
from desktop.package.binder import Binder, ChapterShown, PaperShown, binder_story
from desktop.package.document import About, Document
from desktop.package.paper import PAPERS
from desktop.package.submission.values import ExhibitShown
from desktop.services.manual.gathering import Gathered, gather
from desktop.services.packaging.exhibiting import Made, Making
from desktop.services.packaging.filling import fills_of
from desktop.services.packaging.target import explained, working_in
from desktop.services.printing.one_paper import Stopped
from desktop.services.printing.printed import Printed, Told, replacing, unstopped, untold
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
    return _Building(company, to.absolute(), as_of, told, is_stopped, paper).build()


@dataclass(frozen=True)
class _Building:
    company: CompanyFile
    to: Path
    as_of: date
    told: Told
    is_stopped: Stopped
    paper: str

    def build(self) -> Printed:
        """Do all of it."""
        self.told(0, 1, _("Reading the papers"))
        gathered = gather(self.company, self.as_of)
        size = sum(one.file.size for one in gathered.every_file)
        with working_in(self.to.parent, size) as work, Intake() as intake:
            made = self._made(gathered, work, intake)
            frames, whole = work / "frames.pdf", work / "manual.pdf"
            document = self._document(gathered)
            with explained(self.to.parent):
                laid = binder_story(_binder(gathered, made), document, self._beat)
                written = document.write(laid.story, frames)
            if laid.places:
                self._bind(fills_of(made.values(), laid, written), frames, whole, intake)
            else:
                frames.replace(whole)
            with replacing(self.to) as half:
                whole.replace(half)
        return Printed(self.to, written.pages, title())

    def _beat(self) -> None:
        if self.is_stopped():
            raise CancelledError

    def _made(self, gathered: Gathered, work: Path, intake: Intake) -> dict[str, Made]:
        """Return every file made fit to print, by its number."""
        making = Making(self.company, intake, work, False, self.is_stopped)
        made, wanted = dict[str, Made](), gathered.every_file
        for place, one in enumerate(wanted):
            self._beat()
            self.told(place, len(wanted), one.title)
            made[one.number] = making.make(one)
        return made

    def _document(self, gathered: Gathered) -> Document:
        foot = _("As of {day}").format(day=say_whole_date(self.as_of))
        about = About(title(), gathered.company, title(), foot)
        return Document(about, paper=PAPERS[self.paper], beat=lambda _page: self._beat())

    def _bind(self, fills: Sequence[Fill], frames: Path, whole: Path, intake: Intake) -> None:
        """Put the pages of the files onto their frames."""

        def told(done: int, of: int) -> None:
            self.told(done, of, _("Putting the files in"))

        intake.bind(frames, fills, whole, told, self.is_stopped)


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
