"""Makes pages of each exhibit, or a sheet that says what it is and why it has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from desktop.errors import Refused
from desktop.intake import Intake, Printable
from desktop.intake import Wish as Asked
from desktop.intake.office import can_draw
from desktop.intake.redacting import Hiding
from desktop.language import _
from desktop.package.submission import ExhibitShown, Sheet
from desktop.package.submission.record_values import RecordShown
from desktop.records.submission import NATURES
from desktop.services.packaging.choices import Choices, Stopped
from desktop.services.packaging.file_content import (
    PRINTED,
    family_of,
    first_words,
    laid_beside,
    stored,
)
from desktop.services.packaging.file_sheets import cause_of, damaged, file_sheet, not_shown
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.pages_kept import PagesKept
from desktop.services.packaging.saying import Hide, say_day
from desktop.services.packaging.selected import Exhibit
from desktop.services.redaction.saying import not_as_pages, not_looked_through, what_to_do
from desktop.services.redaction.standing import Standing, hiding_of
from desktop.store.file import CompanyFile
from desktop.values.hidden_words import HiddenWords


@dataclass(frozen=True)
class Made:
    """An exhibit with its pages made: where they lie, where its original lies, what went wrong.

    `trouble` is for whoever builds the package, with what to do about it; `cause` is for whoever
    reads it, and only says why. `known` are the SHA-256 and the size of the pages.
    """

    exhibit: Exhibit
    shown: ExhibitShown
    pages: Path | None = None
    original: Path | None = None
    trouble: str = ""
    cause: str = ""
    known: tuple[str, int] | None = None


@dataclass(frozen=True)
class Hidden:
    """What is hidden in files: words where names are, parts drawn by hand, and who looked."""

    hide: Hide
    words: HiddenWords = field(default_factory=HiddenWords)
    drawn: Mapping[str, Hiding] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True)
class Making:
    """What every exhibit is made with; `work` is a private folder.

    `sheets` are the records by the numbers of their exhibits, `proves` what files prove, in words.
    """

    company: CompanyFile
    intake: Intake
    work: Path
    choices: Choices
    hidden: Hidden
    sheets: Mapping[str, RecordShown]
    proves: Mapping[str, tuple[str, ...]]
    kept: PagesKept
    is_stopped: Stopped

    def make(self, exhibits: Sequence[Exhibit]) -> Iterator[Made]:
        """Yield the exhibits in their order; what cannot be shown never stops the others."""
        wishes = {
            one.number: self._wish(one, one.file)
            for one in exhibits
            if one.file is not None and _has_pages(one.file)
        }
        self.kept.begin()
        made = self.intake.pages(tuple(wishes.values()), self.is_stopped)
        for one in exhibits:
            if one.file is None:
                yield self._record(one)
            elif one.number not in wishes:
                yield self._beside(one, one.file)
            elif family_of(one.file) in PRINTED:
                yield self._paged(one, one.file, wishes[one.number], next(made))
            else:
                yield self._drawn(one, one.file, wishes[one.number], next(made))

    def _wish(self, one: Exhibit, file: PaperFile) -> Asked:
        words = self.hidden.words if self.choices.hide_names else None
        wish = Asked(
            name=one.title,
            family=family_of(file),
            to=self.work / f"{one.number}.pdf",
            content=lambda: stored(self.company, file.sha256),
            sha256=file.sha256,
            dots=self.choices.dots,
            is_doubtful=bool(file.warning),
            hiding=hiding_of(self.hidden.drawn, file.sha256, words),
        )
        return replace(wish, ready=partial(self.kept.ready, wish))

    def _record(self, one: Exhibit) -> Made:
        """A record as a sheet; one that cannot be read any more has a sheet that says so."""
        record = self.sheets.get(one.number)
        if record is not None:
            return Made(one, self._shown(one, record=record))
        cause = _("This record cannot be shown any more.")
        sheet = Sheet(says=cause, pairs=((_("Record"), one.title),))
        return Made(one, self._shown(one, sheet=sheet), trouble=cause, cause=cause)

    def _paged(self, one: Exhibit, file: PaperFile, wish: Asked, made: Printable | Refused) -> Made:
        if isinstance(made, Refused):
            return self._failed(one, file, str(made))
        self.kept.note(wish, made, file.size)
        if self.choices.hide_names and made.unread and not self._is_looked_through(file):
            sheet = self._sheet(one, file, not_looked_through())
            return Made(one, self._shown(one, sheet=sheet), trouble=what_to_do(), cause=sheet.says)
        shown = self._shown(one, sizes=made.sizes, remarks=made.notes)
        return Made(one, shown, wish.to, known=(made.made.sha256, made.made.size))

    def _drawn(self, one: Exhibit, file: PaperFile, wish: Asked, made: Printable | Refused) -> Made:
        """A letter or sheet that another program made into pages; itself lies beside the PDF."""
        if isinstance(made, Refused):
            return self._beside(one, file)
        paged = self._paged(one, file, wish, made)
        if self.choices.hide_names:
            return paged
        original = self._original(one, file)
        return paged if original is None else replace(paged, original=original)

    def _original(self, one: Exhibit, file: PaperFile) -> Path | None:
        """Return the file itself in the private folder, None where it is damaged."""
        return laid_beside(self.company, file, one.number, self.work)

    def _is_looked_through(self, file: PaperFile) -> bool:
        standing = self.hidden.standings.get(file.sha256)
        return standing is not None and standing.is_looked_through

    def _beside(self, one: Exhibit, file: PaperFile) -> Made:
        """A file without pages: its words on a sheet, and itself in the folder beside the PDF."""
        if self.choices.hide_names:
            return Made(one, self._shown(one, sheet=self._sheet(one, file, not_as_pages())))
        original = self._original(one, file)
        if original is None:
            return self._failed(one, file, damaged(one.title))
        says = _(
            "This file has no pages of its own. Its words are here; the file itself lies in the "
            "folder of this package, under the number of this exhibit."
        )
        sheet = self._sheet(one, file, says, first_words(self.company, file))
        return Made(one, self._shown(one, sheet=sheet), original=original)

    def _failed(self, one: Exhibit, file: PaperFile, sentence: str) -> Made:
        cause = cause_of(sentence)
        shown = self._shown(one, sheet=self._sheet(one, file, not_shown(cause)))
        return Made(one, shown, trouble=sentence, cause=cause)

    def _shown(
        self,
        one: Exhibit,
        *,
        sizes: tuple[tuple[float, float], ...] = (),
        sheet: Sheet | None = None,
        record: RecordShown | None = None,
        remarks: tuple[str, ...] = (),
    ) -> ExhibitShown:
        warned = one.file.warning if one.file is not None else ""
        if sheet is not None and warned and not sheet.words:
            remarks = (self.hidden.hide(warned),)
        return ExhibitShown(
            number=one.number,
            title=one.title,
            day=say_day(one.day),
            proves=self.proves.get(one.number, ()),
            sizes=sizes,
            sheet=sheet,
            remarks=remarks,
            questions=one.questions,
            record=record,
            files=one.files,
            nature=_nature(one),
        )

    def _sheet(self, one: Exhibit, file: PaperFile, says: str, words: str = "") -> Sheet:
        return file_sheet(file, one.title, self.proves.get(one.number, ()), says, words)


def _has_pages(file: PaperFile) -> bool:
    """Whether pages can be made of a file here: of a letter or sheet not on every PC."""
    return family_of(file) in PRINTED or can_draw(family_of(file))


def _nature(one: Exhibit) -> str:
    return _(NATURES[one.nature]) if one.nature in NATURES else ""
