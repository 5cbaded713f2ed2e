"""Builds the package: gathers, makes pages of the evidence, draws, binds, puts it in place."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop.intake import Fill, Intake
from desktop.language import _
from desktop.package.document import About, Document, Written
from desktop.package.exhibits import LOOSE, SERIES
from desktop.package.paper import PAPERS
from desktop.package.submission import Submission, story_of
from desktop.package.submission.frames import exhibit_title
from desktop.services.packaging import prose
from desktop.services.packaging.choices import Built, Choices, ExhibitMade, Stopped, Told
from desktop.services.packaging.exhibiting import Made, Making
from desktop.services.packaging.filling import fills_of
from desktop.services.packaging.gathering import Gathered, gather
from desktop.services.packaging.leaving_out import of_files
from desktop.services.packaging.target import FILES, explained, package_name, put, working_in
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

NO_CHOICES: Final = Choices()


def build_package(
    company: CompanyFile,
    out: Path,
    as_of: date,
    choices: Choices = NO_CHOICES,
    told: Told = lambda _done, _of, _about: None,
    is_stopped: Stopped = lambda: False,
) -> Built:
    """Write the package of a company, as it stands on a day, into the folder `out`.

    Raises `Unavailable` where the folder cannot take it and `CancelledError` when a person stopped
    it; then nothing is left, and a package that was there before is as it was.
    """
    return _Building(company, out.absolute(), as_of, choices, told, is_stopped).build()


@dataclass(frozen=True)
class _Building:
    company: CompanyFile
    out: Path
    as_of: date
    choices: Choices
    told: Told
    is_stopped: Stopped

    def build(self) -> Built:
        """Do all of it."""
        self.told(0, 1, _("Reading the records"))
        gathered = gather(self.company, self.as_of, self.choices, self._beat)
        evidence = 0 if self.choices.hide_names else sum(w.file.size for w in gathered.wanted)
        with working_in(self.out, evidence) as work, Intake() as intake:
            made = self._exhibits(gathered, work, intake)
            name = package_name(gathered.company, self.as_of, hide_names=self.choices.hide_names)
            frames, whole = work / "frames.pdf", work / name
            submission = _submission(gathered, made)
            document = self._document(gathered, len(made))
            self.told(1 + len(made), self._of(len(made)), _("Drawing the pages"))
            with explained(self.out):
                laid = story_of(submission, document, self._beat)
                written = document.write(laid.story, frames)
                if laid.places:
                    fills = fills_of(made, laid, written)
                    self._bind(fills, len(made), frames, whole, intake)
                else:
                    frames.replace(whole)
                self._beat()
                moves = [(one.original, self.out / FILES / one.original.name)
                         for one in made if one.original]  # fmt: skip
                put([*moves, (whole, self.out / name)], work)
            self.told(self._of(len(made)), self._of(len(made)), _("Done"))
            files = tuple(final for _staged, final in moves)
            return self._built(gathered, made, submission, written, self.out / name, files)

    def _beat(self) -> None:
        if self.is_stopped():
            raise CancelledError

    def _of(self, n: int) -> int:
        return 2 * n + 2

    def _exhibits(self, gathered: Gathered, work: Path, intake: Intake) -> list[Made]:
        making = Making(self.company, intake, work, self.choices.hide_names, self.is_stopped)
        made: list[Made] = []
        for place, wanted in enumerate(gathered.wanted):
            self._beat()
            said = _("Exhibit {number}: {title}").format(number=wanted.number, title=wanted.title)
            self.told(1 + place, self._of(len(gathered.wanted)), said)
            made.append(making.make(wanted))
        self._beat()
        return made

    def _document(self, gathered: Gathered, exhibits: int) -> Document:
        about = About(
            title=_("Health and safety records"),
            company=gathered.company,
            subject=_("{company}, {period}, {n} exhibits").format(
                company=gathered.company, period=gathered.period.said(), n=exhibits
            ),
            foot=_("As of {day}").format(day=say_whole_date(self.as_of)),
        )
        paper = PAPERS[self.choices.paper]
        return Document(about, paper=paper, beat=lambda _page: self._beat())

    def _bind(
        self, fills: Sequence[Fill], n: int, frames: Path, whole: Path, intake: Intake
    ) -> None:
        """Put the pages of `n` files onto their frames."""
        of = self._of(n)

        def told(done: int, whole: int) -> None:
            self.told(1 + n + done * n // max(1, whole), of, _("Putting the exhibits in"))

        intake.bind(frames, fills, whole, told, self.is_stopped)

    def _built(
        self,
        gathered: Gathered,
        made: Sequence[Made],
        submission: Submission,
        written: Written,
        path: Path,
        files: tuple[Path, ...],
    ) -> Built:
        return Built(
            path=path,
            pages=written.pages,
            as_of=self.as_of,
            period=(gathered.period.start, gathered.period.end),
            exhibits=tuple(
                ExhibitMade(
                    one.shown.number, one.shown.title, one.wanted.file.sha256, one.shown.pages,
                    written.places[one.shown.key], one.wanted.records, one.trouble,
                )
                for one in made
            ),
            troubles=tuple(_trouble(one) for one in made if one.trouble),
            left_out=tuple(f"{one.what}. {one.why}" for one in submission.left_out),
            files=files,
        )  # fmt: skip


def _submission(gathered: Gathered, made: Sequence[Made]) -> Submission:
    troubles = [(exhibit_title(one.shown), one.cause) for one in made if one.trouble]
    beside = sum(one.original is not None for one in made)
    areas = {**SERIES, "loose": LOOSE}
    return Submission(
        cover=gathered.cover,
        chapters=gathered.chapters,
        left_out=(*gathered.left_out, *of_files(troubles, beside)),
        exhibits=tuple(one.shown for one in made),
        series=tuple((series, _(prose.AREAS[tab])) for tab, series in areas.items()),
    )


def _trouble(made: Made) -> str:
    return _("{exhibit}: {why}").format(exhibit=exhibit_title(made.shown), why=made.trouble)
