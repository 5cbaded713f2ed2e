"""Builds the package: chooses, gathers, makes pages, draws, binds, lays out, puts it in place."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.intake import Intake
from desktop.language import N_, _, ngettext
from desktop.package.document import About, Document
from desktop.package.paper import PAPERS
from desktop.package.submission.package import package_story
from desktop.package.submission.whole import PackageShown
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.wanting import go_on, while_wanted
from desktop.services.packaging.choices import Built, Choices, Stopped, Told
from desktop.services.packaging.filling import fills_of
from desktop.services.packaging.gathered import Gathered
from desktop.services.packaging.hiding import sparing
from desktop.services.packaging.left_out_files import files_left_out
from desktop.services.packaging.logo import LogoMade, logo_of
from desktop.services.packaging.making import Hidden, Made, Making
from desktop.services.packaging.one_state import Read, read_whole, until_still
from desktop.services.packaging.pages_kept import PagesKept
from desktop.services.packaging.parted import parted_said
from desktop.services.packaging.placing import place, refuse_in_the_way
from desktop.services.packaging.selected import Selection
from desktop.services.packaging.selecting import select
from desktop.services.packaging.target import explained, package_name, working_in
from desktop.services.packaging.telling import Whole, built_of, series_said, told_of
from desktop.services.packaging.twin import AT_THE_TOP, lay
from desktop.services.preflight.checked import checked_page
from desktop.services.preflight.concern import Concern
from desktop.services.redaction.release_check import ReleaseCheck
from desktop.services.submissions import refuse_where_sent
from desktop.store.file import CompanyFile
from desktop.store.syncing import synced_meanwhile
from desktop.values.spoken import say_whole_date

NO_CHOICES: Final = Choices()
OWN_COPY: Final = N_("Your own copy, with what was checked. Do not send it.")


def build_package(
    company: CompanyFile,
    out: Path,
    as_of: date,
    choices: Choices = NO_CHOICES,
    told: Told = lambda _done, _of, _about: None,
    is_stopped: Stopped = lambda: False,
    *,
    read: Read | None = None,
    concerns: Sequence[Concern] = (),
) -> Built:
    """Write the package of a company, as it stands on a day, into the folder `out`.

    What goes in is what was `read`, or what is chosen for that day. `concerns` are what was found
    before sending in, for a page of the owner's own copy.

    Raises `Refused` where the folder holds a package that was sent, `Unavailable` where it cannot
    take it and `CancelledError` when a person stopped it; then nothing is left, and a package that
    was there before is as it was.
    """
    if read is None:
        told(0, 1, _("Reading the records"))
        read = _read(company, as_of, choices, is_stopped)
    return _Building(company, out.absolute(), read, choices, told, is_stopped).build(concerns)


def _read(company: CompanyFile, as_of: date, choices: Choices, is_stopped: Stopped) -> Read:
    with closing(Auditor(company)) as auditor, while_wanted(lambda: not is_stopped()):

        def once() -> Read | None:
            chosen = select(company, auditor, as_of, choices)
            return read_whole(company, auditor, chosen, choices, go_on)

        return until_still(once)


@dataclass(frozen=True)
class _Building:
    company: CompanyFile
    out: Path
    read: Read
    choices: Choices
    told: Told
    is_stopped: Stopped

    def build(self, concerns: Sequence[Concern]) -> Built:
        """Do all of it."""
        self._beat()
        as_of, company = self.chosen.as_of, self.company
        gathered, hidden, known = self.read.gathered, self.read.hidden, self.read.known
        evidence = sum(file.size for file in self.chosen.files)
        with (
            working_in(self.out, evidence, is_all=True) as work,
            Intake() as intake,
            ReleaseCheck(sparing(hidden.words, gathered.signers)) as check,
        ):
            # what always lies at the top is looked for now, not after all of the work
            at_the_top = (*AT_THE_TOP, self._name(gathered))
            refuse_where_sent(company, self.out, as_of)
            refuse_in_the_way(self.out, at_the_top, gathered.company, self._beat)
            parted = parted_said(company, self.out)
            kept = PagesKept(company, self.choices.today or as_of)
            made = self._exhibits(gathered, hidden, kept, work, intake)
            logo = logo_of(company, known.logo, intake)
            gathered = _with_logo(_with_left_out(gathered, made), logo)
            to = work / self._name(gathered)
            whole = self._drawn(gathered, made, concerns, to, intake)
            self._say(2 * len(made) + 2, _("Laying out the folder"))
            with suppress(Unavailable):  # the next package takes longer, and this one is whole
                kept.keep()
            package = told_of(gathered, self.chosen, self.choices, known, made, whole)
            with explained(self.out):
                laid = lay(work, package, intake, self._beat)
                self._say(2 * len(made) + 3, _("Looking through it once more"))
                moves = ((laid.root / path, Path(path)) for path in laid.paths)
                check.look(moves, self.is_stopped, [gathered.company, *laid.beginnings])
                self._beat()
                place(self.out, laid, work, self._beat)
            self._say(self._of, _("Done"))
            built = built_of(self.out, package, laid, known, made, whole.written)
            return replace(built, remarks=(*built.remarks, *filter(None, [logo.trouble, parted])))

    @property
    def chosen(self) -> Selection:
        """What goes in."""
        return self.read.chosen

    def _name(self, gathered: Gathered) -> str:
        chosen, choices = self.chosen, self.choices
        return package_name(
            gathered.company,
            chosen.as_of,
            hide=choices.hide,
            own_copy=choices.own_copy,
            is_draft=chosen.is_draft,
        )

    @property
    def _of(self) -> int:
        """How many steps there are: two an exhibit, and some at the ends."""
        return 2 * len(self.chosen.exhibits) + 4

    def _beat(self) -> None:
        if self.is_stopped():
            raise CancelledError

    def _say(self, done: int, about: str) -> None:
        self.told(done, self._of, about)

    def _exhibits(
        self, gathered: Gathered, hidden: Hidden, kept: PagesKept, work: Path, intake: Intake
    ) -> list[Made]:
        proves = {one.number: one.proves for one in gathered.wanted}
        making = Making(
            self.company, intake, work, self.choices, hidden, gathered.sheets, proves, kept,
            self.is_stopped,
        )  # fmt: skip
        made: list[Made] = []
        said = _("Exhibit {number}: {title}")
        every = iter(making.make(self.chosen.exhibits))
        for done, one in enumerate(self.chosen.exhibits, start=1):
            self._beat()
            self._say(done, said.format(number=one.number, title=one.title))
            made.append(next(every))
        self._beat()
        return made

    def _drawn(
        self,
        gathered: Gathered,
        made: Sequence[Made],
        concerns: Sequence[Concern],
        to: Path,
        intake: Intake,
    ) -> Whole:
        """Draw every page of our own, and put the pages of files onto their frames."""
        n = len(made)
        self._say(n + 1, _("Drawing the pages"))
        document = self._document(gathered)
        shown = self._shown(gathered, made, concerns)
        frames = to.with_name("frames.pdf")
        files = [one.pages for one in made if one.pages is not None]
        with explained(self.out), synced_meanwhile(files):
            laid = package_story(shown, document, self._beat)
            written = document.write(laid.story, frames, is_archive=not laid.places)
            if not laid.places:
                frames.replace(to)
                return Whole(to, written)

            def told(done: int, of: int) -> None:
                self._say(n + 1 + done * n // max(1, of), _("Putting the exhibits in"))

            fills = fills_of(made, laid, written)
            bound = intake.bind(frames, fills, to, told, self.is_stopped)
        return Whole(to, written, {to: (bound.sha256, bound.size)})

    def _document(self, gathered: Gathered) -> Document:
        chosen, n = self.chosen, len(self.chosen.exhibits)
        about = About(
            title=_("Health and safety records"),
            company=gathered.company,
            subject=ngettext(
                "{company}, {period}, {n} exhibit", "{company}, {period}, {n} exhibits", n
            ).format(company=gathered.company, period=chosen.period.said(), n=n),
            foot=_foot(chosen, own_copy=self.choices.own_copy),
        )
        paper = PAPERS[self.choices.paper]
        return Document(about, paper=paper, beat=lambda _page: self._beat())

    def _shown(
        self, gathered: Gathered, made: Sequence[Made], concerns: Sequence[Concern]
    ) -> PackageShown:
        words, own_copy = gathered.words, self.choices.own_copy
        if own_copy:
            warned = " ".join(filter(None, [_(OWN_COPY), words.cover.draft]))
            words = replace(words, cover=replace(words.cover, draft=warned))
        return PackageShown(
            words=words,
            exhibits=tuple(one.shown for one in made),
            series=tuple(series_said().items()),
            checked=checked_page(concerns) if own_copy else None,
        )


def _foot(chosen: Selection, *, own_copy: bool) -> str:
    """Return what stands below every page: sheets are uploaded one by one, so a draft says so."""
    said = _("As of {day}")
    if own_copy:
        said = _("Your own copy, do not send it. As of {day}")
    elif chosen.is_draft:
        said = _("Draft, not signed. As of {day}")
    return said.format(day=say_whole_date(chosen.as_of))


def _with_left_out(gathered: Gathered, made: Sequence[Made]) -> Gathered:
    """Return it with the files that have no pages told among what is not in the package."""
    left_out = (*gathered.words.left_out, *files_left_out(made))
    return replace(gathered, words=replace(gathered.words, left_out=left_out))


def _with_logo(gathered: Gathered, logo: LogoMade) -> Gathered:
    cover = replace(gathered.words.cover, logo=logo.picture)
    return replace(gathered, words=replace(gathered.words, cover=cover))
