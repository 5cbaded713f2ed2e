"""Builds a binder as one PDF: its own pages, the files behind them, contents, numbers of pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop.errors import Unavailable
from desktop.intake import Fill, Intake, said_by_ours
from desktop.language import N_, _
from desktop.package.binder import Binder, binder_story
from desktop.package.document import About, Document
from desktop.package.paper import PAPERS
from desktop.package.picture import Picture
from desktop.services.packaging.choices import Stopped, Told
from desktop.services.packaging.exhibiting import Made, Making
from desktop.services.packaging.filling import fills_of
from desktop.services.packaging.logo import logo_file, logo_of
from desktop.services.packaging.target import FILES, explained, put, working_in
from desktop.services.packaging.wanted import Wanted
from desktop.services.printing.printed import Printed
from desktop.services.redaction.standing import hidings
from desktop.store.file import CompanyFile
from desktop.store.replacing_whole import NEW

NOT_OURS: Final = N_(
    "'{file}' is there already, and it is not a pack or a manual of this company as Muster wrote "
    "it. Nothing was changed. Rename that file, or choose another name."
)
_COMPANY: Final = b"/Author"


@dataclass(frozen=True)
class Bound:
    """What a binder is made of: its files, and its pages once the files have theirs."""

    about: About
    wanted: Sequence[Wanted]
    binder: Callable[[Mapping[str, Made]], Binder]  # by the number of each file


def write_bound(
    company: CompanyFile,
    bound: Bound,
    to: Path,
    told: Told,
    is_stopped: Stopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Write a binder to `to`; files without pages of their own lie beside it, in a folder Files.

    What lies there is replaced only where it is a binder of the same company too, as Muster wrote
    it. Raises `Unavailable` when it cannot be written, or something else
    stands there, and `CancelledError` when a person stopped it; nothing is left then, and what lay
    there before is as it was.
    """
    return _Building(company, bound, to.absolute(), told, is_stopped, paper).build()


@dataclass(frozen=True)
class _Building:
    company: CompanyFile
    bound: Bound
    to: Path
    told: Told
    is_stopped: Stopped
    paper: str

    def build(self) -> Printed:
        """Do all of it."""
        size = sum(one.file.size for one in self.bound.wanted)
        self._refuse_in_the_way()  # now, not after all of the work
        with working_in(self.to.parent, size) as work, Intake() as intake:
            made = self._made(work, intake)
            frames, whole = work / "frames.pdf", work / "whole.pdf"
            document = Document(
                self.bound.about, paper=PAPERS[self.paper], beat=lambda _page: self._beat()
            )
            with explained(self.to.parent):
                binder = replace(self.bound.binder(made), logo=self._logo(intake))
                laid = binder_story(binder, document, self._beat)
                written = document.write(laid.story, frames)
            if laid.places:
                self._bind(fills_of(made.values(), laid, written), frames, whole, intake)
            else:
                frames.replace(whole)
            self._beat()
            self._refuse_in_the_way(whole)
            beside = self._put(made.values(), whole, work)
        return Printed(self.to, written.pages, self.bound.about.title, beside)

    def _refuse_in_the_way(self, whole: Path | None = None) -> None:
        """Raise `Unavailable` where something that is no binder of ours would be replaced.

        Of which company ours is stands in `whole`, once it is made.
        """
        with explained(self.to.parent):
            if not (self.to.is_file() or self.to.is_symlink()):  # a folder is told when it is put
                return
            there = None if self.to.is_symlink() else said_by_ours(self.to)
            ours = there if whole is None else said_by_ours(whole)
        # a binder is called the same twice, a package says its period there
        is_binder = there is not None and there.get(b"/Title") == there.get(b"/Subject")
        if not is_binder or (there and ours and there.get(_COMPANY) != ours.get(_COMPANY)):
            raise Unavailable(_(NOT_OURS).format(file=self.to))

    def _put(self, made: Iterable[Made], whole: Path, work: Path) -> tuple[Path, ...]:
        """Put the binder in its place, and the files beside it in theirs; return these."""
        beside, paths = work / NEW / FILES, []
        with explained(self.to.parent):
            beside.mkdir(parents=True)
            for one in made:
                if one.original is not None:
                    one.original.rename(beside / one.original.name)
                    paths.append(f"{FILES}/{one.original.name}")
            whole.rename(work / NEW / self.to.name)
        put(self.to.parent, work, [*paths, self.to.name])
        return tuple(self.to.parent / one for one in paths)

    def _beat(self) -> None:
        if self.is_stopped():
            raise CancelledError

    def _made(self, work: Path, intake: Intake) -> dict[str, Made]:
        """Return every file made fit to print, by its number."""
        with self.company.reading() as connection:
            drawn = hidings(connection)
        making = Making(self.company, intake, work, drawn, self.is_stopped)
        made, wanted = dict[str, Made](), self.bound.wanted
        coming = making.make(wanted)
        for place, one in enumerate(wanted):
            self._beat()
            self.told(place, len(wanted), one.title)
            made[one.number] = next(coming)
        return made

    def _logo(self, intake: Intake) -> Picture | None:
        with self.company.reading() as connection:
            chosen = logo_file(connection)
        return logo_of(self.company, chosen, intake).picture

    def _bind(self, fills: Sequence[Fill], frames: Path, whole: Path, intake: Intake) -> None:
        """Put the pages of the files onto their frames."""

        def told(done: int, of: int) -> None:
            self.told(done, of, _("Putting the files in"))

        intake.bind(frames, fills, whole, told, self.is_stopped)
