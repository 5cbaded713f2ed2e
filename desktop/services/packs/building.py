"""Builds a pack as one PDF, by the machine that binds every binder."""

from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from desktop.language import _, ngettext
from desktop.package.binder import Binder, ChapterShown, PaperShown
from desktop.package.document import About
from desktop.package.submission.values import Cover
from desktop.services.evidence import safe_name
from desktop.services.packaging.bound import Bound, write_bound
from desktop.services.packaging.choices import Choices, Stopped, Told
from desktop.services.packaging.exhibiting import Made
from desktop.services.packs.asked import Asked
from desktop.services.packs.choosing import chosen, pack_of
from desktop.services.packs.gathering import Gathered, PartFound, gather
from desktop.services.printing.printed import Printed, unstopped, untold
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date

NO_CHOICES: Final = Choices()
_SHORT: Final = 30  # letters that find room beside a title in the contents
_PDF: Final = ".pdf"
_TYPE: Final = "application/pdf"


def build_pack(
    company: CompanyFile,
    key: str,
    subject: str | None,
    out: Path,
    as_of: date,
    choices: Choices = NO_CHOICES,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
) -> Printed:
    """Write a pack to `out`: a PDF, or a folder in which it gets a name of its own.

    Raises Refused where there is no such pack or subject, `Unavailable` when it cannot be written
    and `CancelledError` when a person stopped it; nothing is left then.
    """
    told(0, 1, _("Reading the records"))

    def beat() -> None:
        if is_stopped():
            raise CancelledError

    pack = pack_of(key)
    asked = Asked(company, pack, chosen(company, pack, subject, as_of), as_of, beat)
    gathered = gather(asked)
    title = title_of(asked)
    foot = _("As of {day}").format(day=say_whole_date(as_of))
    about = About(title, gathered.company, title, foot)
    bound = Bound(about, gathered.wanted, partial(_binder, asked, gathered))
    to = out if out.suffix.lower() == _PDF else out / file_name(asked, gathered.company)
    return write_bound(company, bound, to, told, is_stopped, paper=choices.paper)


def title_of(asked: Asked) -> str:
    """Return "A unit's record: 101"."""
    title, name = _(asked.pack.title), asked.whom.name
    return _("{pack}: {name}").format(pack=title, name=name) if name else title


def file_name(asked: Asked, company: str) -> str:
    """Return "Bow River, A unit's record 101, 2026-11-16.pdf", safe on every system."""
    what = f"{_(asked.pack.title)} {asked.whom.name}".strip()
    words = (company.rstrip(". "), what, asked.as_of.isoformat())
    return safe_name(", ".join(words) + _PDF, _TYPE)


def _binder(asked: Asked, gathered: Gathered, made: Mapping[str, Made]) -> Binder:
    return Binder(
        _cover(asked, gathered),
        (),
        tuple(
            ChapterShown(f"part-{one.part.key}", _(one.part.title), tuple(_papers(one, made)))
            for one in gathered.parts
            if one.sheets
        ),
    )


def _papers(one: PartFound, made: Mapping[str, Made]) -> Iterator[PaperShown]:
    for sheet in one.sheets:
        files = tuple(made[file.number].shown for file in one.files.get(sheet.key, ()))
        day = one.days.get(sheet.key)
        words = [say_whole_date(day)] if day else []
        words += [sheet.state] if len(sheet.state) <= _SHORT else []
        yield PaperShown(sheet, " · ".join(filter(None, words)), files, one.statistics)


def _cover(asked: Asked, gathered: Gathered) -> Cover:
    pairs = [(_("As of"), say_whole_date(asked.as_of))]
    if asked.whom.year is not None or any(one.part.within for one in gathered.parts):
        pairs.append((_("What was done"), asked.period.said()))
    pairs += [(_(one.part.title), one.counted()) for one in gathered.parts if one.sheets]
    n = sum(len(one.sheets) for one in gathered.parts)
    files = len(gathered.wanted)
    return Cover(
        company=gathered.company,
        title=title_of(asked),
        period=say_whole_date(asked.as_of),
        pairs=tuple(pairs),
        inside=_("What is inside"),
        figures=(
            (say_number(n), ngettext("sheet", "sheets", n)),
            (say_number(files), ngettext("scan or file", "scans and files", files)),
        ),
    )
