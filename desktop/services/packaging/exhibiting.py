"""Makes pages of each file behind a binder, or a sheet that says what it is and why it has none."""

from dataclasses import dataclass
from pathlib import Path

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.language import _
from desktop.package.submission import ExhibitShown, Sheet
from desktop.services.packaging.choices import Stopped
from desktop.services.packaging.file_content import (
    PRINTED,
    as_filed,
    family_of,
    first_words,
    laid_beside,
)
from desktop.services.packaging.file_sheets import cause_of, damaged, file_sheet, not_shown
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.wanted import Wanted
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class Made:
    """A file with its pages made: where they lie, and where its original lies."""

    shown: ExhibitShown
    pages: Path | None = None
    original: Path | None = None


@dataclass(frozen=True)
class Making:
    """What every file is made with; `work` is a private folder."""

    company: CompanyFile
    intake: Intake
    work: Path
    is_stopped: Stopped

    def make(self, wanted: Wanted) -> Made:
        """Return one file; one that cannot be shown never stops the others."""
        family = family_of(wanted.file)
        if family not in PRINTED:
            return self._beside(wanted)
        data = as_filed(self.company, wanted.file.sha256)
        if data is None:
            return _failed(wanted, damaged(wanted.title))
        to = self.work / f"{wanted.number}.pdf"
        try:
            made = self.intake.printable(data, wanted.file.name, family, to, self.is_stopped)
        except Refused as fault:  # the disk or the machine would fail with the next file too
            return _failed(wanted, str(fault))
        shown = ExhibitShown(
            wanted.number, wanted.title, _day(wanted), wanted.proves, made.sizes,
            remarks=made.notes,
        )  # fmt: skip
        return Made(shown, pages=to)

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
