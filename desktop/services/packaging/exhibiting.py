"""Makes pages of each file of evidence, or a sheet that says what it is and why it has none."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.intake.kinds import KINDS
from desktop.language import _
from desktop.package.submission import ExhibitShown, Sheet
from desktop.package.submission.frames import unnamed
from desktop.services.evidence import safe_name, words_of
from desktop.services.packaging.choices import Stopped
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.target import explained
from desktop.services.packaging.wanted import Wanted
from desktop.store.file import CompanyFile
from desktop.store.tables import CONTENT
from desktop.values.spoken import say_number, say_whole_date

PRINTED: Final = frozenset({"pdf", "jpeg", "png", "tiff", "heic"})
_FAMILIES: Final = {kind.media_type: key for key, kind in KINDS.items() if kind.is_kept}
_WORDS: Final = 8_000  # characters of a file that stand on its sheet
_KB: Final = 1024
# a sentence after the name of the file in quotes, in which there may be full stops
_FIRST: Final = re.compile(r"(?:.*')?.*?[.!?](?=\s|$)", re.DOTALL)


@dataclass(frozen=True)
class Made:
    """An exhibit with its pages made: where they lie, where its original lies, what went wrong.

    `trouble` is for whoever builds the package, with what to do about it; `cause` is for whoever
    reads it, and only says why.
    """

    wanted: Wanted
    shown: ExhibitShown
    pages: Path | None = None
    original: Path | None = None
    trouble: str | None = None
    cause: str = ""


@dataclass(frozen=True)
class Making:
    """What every file is made with; `work` is a private folder."""

    company: CompanyFile
    intake: Intake
    work: Path
    hide_names: bool
    is_stopped: Stopped

    def make(self, wanted: Wanted) -> Made:
        """Return one exhibit; a file that cannot be shown never stops the others."""
        if self.hide_names:
            return Made(wanted, _on_a_sheet(wanted, _hidden(), is_hidden=True))
        family = _FAMILIES.get(wanted.file.media_type, "")
        data = _content(self.company, wanted.file.sha256)
        if data is None:
            return _failed(wanted, _damaged(wanted))
        if family not in PRINTED:
            return self._beside(wanted, data)
        to = self.work / f"{wanted.number}.pdf"
        try:
            made = self.intake.printable(data, wanted.file.name, family, to, self.is_stopped)
        except Refused as fault:  # the disk or the machine would fail with the next file too
            return _failed(wanted, str(fault))
        shown = ExhibitShown(
            wanted.number, wanted.title, _day(wanted), wanted.proves, made.sizes,
            remarks=made.notes,
        )  # fmt: skip
        return Made(wanted, shown, pages=to)

    def _beside(self, wanted: Wanted, data: bytes) -> Made:
        """A file without pages: its words on a sheet, and itself beside the package."""
        name = f"{wanted.number}_{safe_name(wanted.file.name, wanted.file.media_type)}"
        original = self.work / name
        with explained(self.work.parent):
            original.write_bytes(data)
        words = words_of(self.company, wanted.file.evidence_id, _WORDS + 1)
        if len(words) > _WORDS:
            words = words[:_WORDS].rstrip() + "…"
        says = _(
            "This file has no pages of its own. Its words are here; the file itself lies beside "
            "this PDF as Files/{name}."
        )
        sheet = _sheet(wanted, says.format(name=name), words)
        return Made(wanted, _with_sheet(wanted, sheet), original=original)


def _content(company: CompanyFile, sha256: str) -> bytes | None:
    """Return what is in a file, None where that is no longer what was filed."""
    question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
    with company.reading() as connection:
        data: bytes | None = connection.execute(question).scalar()
    return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None


def _damaged(wanted: Wanted) -> str:
    return _(
        "'{name}' is damaged inside the company file. Look for it in a backup, or ask for it where "
        "it came from."
    ).format(name=wanted.title)


def _failed(wanted: Wanted, sentence: str) -> Made:
    cause = _cause(sentence)
    shown = _on_a_sheet(wanted, _not_shown(cause))
    return Made(wanted, shown, trouble=sentence, cause=cause)


def _cause(sentence: str) -> str:
    """Return the first of two sentences: what is wrong, without what to do about it."""
    found = _FIRST.match(sentence)
    return found[0] if found else sentence


def _on_a_sheet(wanted: Wanted, says: str, *, is_hidden: bool = False) -> ExhibitShown:
    return _with_sheet(wanted, _sheet(wanted, says, "", is_hidden=is_hidden))


def _with_sheet(wanted: Wanted, sheet: Sheet) -> ExhibitShown:
    return ExhibitShown(
        wanted.number, wanted.title, _day(wanted), wanted.proves, sheet=sheet,
        remarks=(wanted.file.warning,) if wanted.file.warning and not sheet.words else (),
    )  # fmt: skip


def _sheet(wanted: Wanted, says: str, words: str, *, is_hidden: bool = False) -> Sheet:
    file = wanted.file
    dated = say_whole_date(file.own_date) if file.own_date else _("Not known")
    return Sheet(
        says=says,
        pairs=(
            (_("File"), wanted.title),
            (_("Kind of file"), _what(file.media_type)),
            (_("Size"), _("{n} kB").format(n=say_number(max(file.size, 1) / _KB, 1))),
            (_("Its own date"), dated),
            (_("Filed"), say_whole_date(file.filed_at.astimezone().date())),
            (_("What it proves"), "\n".join(wanted.proves) or unnamed()),
            (_("SHA-256 of its content"), file.sha256),
        ),
        words="" if is_hidden else words,
        words_title=_("What it says"),
    )


def _what(media_type: str) -> str:
    family = _FAMILIES.get(media_type, "")
    what = _(KINDS[family].what) if family else media_type
    return what[:1].upper() + what[1:]


def _day(wanted: Wanted) -> str:
    return say_day(wanted.file.own_date)


def _hidden() -> str:
    return _("Left out because names are hidden; the pages are available on request.")


def _not_shown(sentence: str) -> str:
    return _("This exhibit could not be shown. {why}").format(why=sentence)
