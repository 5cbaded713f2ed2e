"""Makes pages of each file behind a binder, or a sheet that says what it is and why it has none."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import Refused
from desktop.intake import Intake, Printable, Wish
from desktop.intake.redacting import Hiding
from desktop.language import _
from desktop.package.submission import ExhibitShown, Sheet
from desktop.services.packaging.choices import Stopped
from desktop.services.packaging.file_content import (
    PRINTED,
    family_of,
    first_words,
    laid_beside,
    stored,
)
from desktop.services.packaging.file_sheets import cause_of, damaged, file_sheet, not_shown
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.wanted import Wanted
from desktop.services.redaction.standing import hiding_of
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Made:
    """A file with its pages made: where they lie, and where its original lies."""

    shown: ExhibitShown
    pages: Path | None = None
    original: Path | None = None


@dataclass(frozen=True)
class Making:
    """What every file is made with; `work` is a private folder, `drawn` the parts hidden by hand.

    What is hidden by hand is hidden wherever the file is shown to others, so in a binder too.
    """

    company: CompanyFile
    intake: Intake
    work: Path
    drawn: Mapping[str, Hiding]
    is_stopped: Stopped

    def make(self, wanted: Sequence[Wanted]) -> Iterator[Made]:
        """Yield the files in their order; one that cannot be shown never stops the others."""
        wishes = [self._wish(one) for one in wanted if family_of(one.file) in PRINTED]
        made = self.intake.pages(wishes, self.is_stopped)
        for one in wanted:
            if family_of(one.file) in PRINTED:
                yield self._paged(one, next(made))
            else:
                yield self._beside(one)

    def _wish(self, wanted: Wanted) -> Wish:
        file = wanted.file
        return Wish(
            name=wanted.title,
            family=family_of(file),
            to=self._made_at(wanted),
            content=lambda: stored(self.company, file.sha256),
            sha256=file.sha256,
            is_doubtful=bool(file.warning),
            hiding=hiding_of(self.drawn, file.sha256, None),
        )

    def _made_at(self, wanted: Wanted) -> Path:
        return self.work / f"{wanted.number}.pdf"

    def _paged(self, wanted: Wanted, made: Printable | Refused) -> Made:
        if isinstance(made, Refused):
            return _failed(wanted, str(made))
        shown = ExhibitShown(
            wanted.number, wanted.title, _day(wanted), wanted.proves, made.sizes,
            remarks=made.notes,
        )  # fmt: skip
        return Made(shown, pages=self._made_at(wanted))

    def _beside(self, wanted: Wanted) -> Made:
        """A file without pages: its words on a sheet, and itself beside the binder."""
        file = wanted.file
        original = laid_beside(self.company, file, wanted.number, self.work)
        if original is None:
            return _failed(wanted, damaged(wanted.title))
        says = _(
            "This file has no pages of its own. Its words are here; the file itself lies beside "
            "this PDF as Files/{name}."
        ).format(name=original.name)
        words = first_words(self.company, file)
        sheet = file_sheet(file, wanted.title, wanted.proves, says, words)
        return Made(_with_sheet(wanted, sheet), original=original)


def _failed(wanted: Wanted, sentence: str) -> Made:
    says = not_shown(cause_of(sentence))
    return Made(_with_sheet(wanted, file_sheet(wanted.file, wanted.title, wanted.proves, says)))


def _with_sheet(wanted: Wanted, sheet: Sheet) -> ExhibitShown:
    return ExhibitShown(
        wanted.number, wanted.title, _day(wanted), wanted.proves, sheet=sheet,
        remarks=(wanted.file.warning,) if wanted.file.warning and not sheet.words else (),
    )  # fmt: skip


def _day(wanted: Wanted) -> str:
    return say_day(wanted.file.own_date)
