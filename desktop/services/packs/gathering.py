"""Reads what a pack holds: sheets in words, and the files behind each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from string import ascii_uppercase
from typing import Final

from desktop.audit.judged import Ref
from desktop.language import _, ngettext
from desktop.package.sheets.said import Sheet
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.records import kind_of
from desktop.records.kind import Nature
from desktop.services.packaging.files import Chosen, PaperFile, chosen_files
from desktop.services.packaging.reading import listed
from desktop.services.packaging.record_sheets import Wish, record_sheets
from desktop.services.packaging.sheet_reading import FileLine
from desktop.services.packaging.wanted import Wanted
from desktop.services.packs.asked import Asked
from desktop.services.packs.pages import (
    company_sheet,
    files_sheet,
    list_sheet,
    statistics_of,
    statistics_page,
    statistics_sheet,
)
from desktop.services.packs.signed import as_sheet, with_signatures
from desktop.services.packs.templates import COMPANY, STATISTICS, Part
from desktop.services.printing.company_name import company_name
from desktop.services.printing.records import sheets_of_records
from desktop.services.printing.words import Words
from desktop.store import aggregate
from desktop.values.folding import fold
from desktop.values.spoken import say_number

_OWN: Final = Part(key=COMPANY, title="", records=COMPANY)
_GOING_ON: Final = frozenset({"corrective_action"})  # what is still open belongs to this year too


@dataclass(frozen=True)
class PartFound:
    """A part with its sheets; by the key of each its files and its day; its newest file."""

    part: Part
    sheets: tuple[Sheet, ...]
    files: Mapping[str, tuple[Wanted, ...]] = field(default_factory=dict)
    days: Mapping[str, date | None] = field(default_factory=dict)
    newest: date | None = None
    is_missing: bool = False
    statistics: StatisticsSaid | None = None

    def counted(self) -> str:
        """Return "1 sheet, 2 files"."""
        n, files = len(self.sheets), sum(map(len, self.files.values()))
        said = ngettext("{n} sheet", "{n} sheets", n).format(n=say_number(n))
        if not files:
            return said
        more = ngettext("{n} file", "{n} files", files).format(n=say_number(files))
        return _("{sheets}, {files}").format(sheets=said, files=more)


@dataclass(frozen=True)
class Gathered:
    """A whole pack, read; nothing is asked of the file after."""

    company: str
    company_id: str
    parts: tuple[PartFound, ...]

    @property
    def wanted(self) -> list[Wanted]:
        """All files in the order of their pages."""
        every = (one for part in self.parts for some in part.files.values() for one in some)
        return list(every)


def gather(asked: Asked) -> Gathered:
    """Read everything that a pack says."""
    with asked.company.reading() as connection:
        name = company_name(connection) or _("Company without a name")
        company_id = next(iter(asked.days(connection, _OWN, kind_of(COMPANY))), "")
        days = {
            part.key: asked.days(connection, part, kind_of(part.kind))
            for part in asked.pack.parts
            if part.kind
        }
        shown: dict[str, list[str]] = {COMPANY: [company_id]}
        for part in asked.pack.parts:
            if part.records:
                shown.setdefault(part.records, []).extend(days[part.key])
        chosen = chosen_files(connection, shown)
    numbering = _Numbering(chosen, company_id)
    return Gathered(name, company_id, tuple(_parts(asked, days, numbering)))


Days = Mapping[str, date | None]


def _parts(asked: Asked, days: Mapping[str, Days], numbering: "_Numbering") -> Iterator[PartFound]:
    for letter, part in zip(ascii_uppercase, asked.pack.parts, strict=False):
        asked.beat()
        if part.page == STATISTICS:
            shown = statistics_of(asked)
            lacks = bool(shown.missing) or shown.is_empty
            sheet, page = statistics_sheet(part, shown), statistics_page(asked, shown)
            yield PartFound(part, (sheet,), is_missing=lacks, statistics=page)
        elif part.page:
            yield _company(asked, part, numbering.company_id)
        elif part.list:
            yield _list(asked, part, days[part.key])
        elif part.files:
            yield numbering.named(part, letter)
        else:
            files = numbering.behind(part, letter, days[part.key])
            ids = [one for one in days[part.key] if files[one] or not part.with_files]
            sheets = tuple(_sheets(asked, part, ids, files))
            yield PartFound(part, sheets, files, days[part.key], is_missing=not sheets)


def _company(asked: Asked, part: Part, company_id: str) -> PartFound:
    with asked.company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(COMPANY), company_id)
        sheets = (company_sheet(part, Words(connection), record),) if record else ()
    return PartFound(part, sheets, is_missing=not sheets)


def _list(asked: Asked, part: Part, days: Days) -> PartFound:
    kind = kind_of(part.list)
    with asked.company.reading() as connection:
        found = listed(asked.reading(connection), kind)
    if kind.nature is Nature.OPERATIONAL and kind.key not in _GOING_ON:
        # what holds on from years before is no deed of this one
        found = replace(found, rows=tuple(row for row in found.rows if row[0] in days))
    sheets = (list_sheet(part, found, asked),) if found.rows else ()
    return PartFound(part, sheets, is_missing=not found.rows)


def _sheets(
    asked: Asked, part: Part, ids: Sequence[str], files: Mapping[str, Sequence[Wanted]]
) -> Iterator[Sheet]:
    """Yield a sheet of each record, as whoever reads the pack may see it.

    How it stands today is nobody else's business. Who signed is said in every pack in the same
    way: a line for the pen stands only where nobody signed, or a signed paper looks unsigned.
    """
    if not ids:
        return
    lines = {key: tuple(map(_line, some)) for key, some in files.items()}
    with asked.company.reading() as connection:
        refs = [Ref(part.records, one) for one in ids]
        found = record_sheets(asked.reading(connection), refs, Wish(lines))
    if asked.pack.is_for_others:
        yield from (as_sheet(ref.id, shown) for ref, shown in found.items())
        return
    own = sheets_of_records(asked.company, part.records, ids, asked.as_of, asked.beat)
    signed = {ref.id: shown.signatures for ref, shown in found.items()}
    yield from (with_signatures(sheet, signed.get(sheet.key, ())) for sheet in own)


def _line(one: Wanted) -> FileLine:
    return FileLine(one.number, one.file.name, one.file.own_date)


class _Numbering:
    """Gives each file a number, once: of several parts it stands behind the first."""

    def __init__(self, chosen: Chosen, company_id: str) -> None:
        self._chosen, self.company_id = chosen, company_id
        self._taken: set[str] = set()
        own = chosen.by_record.get((COMPANY, company_id), ())
        self._own = (*own, *self._chosen.loose)

    def named(self, part: Part, letter: str) -> PartFound:
        """Return the company's own files whose names hold one of the words, the newest first."""
        words = [fold(word) for word in part.files]
        fits = [
            one
            for one in self._own
            if one.sha256 not in self._taken and any(word in fold(one.name) for word in words)
        ]
        fits.sort(key=lambda one: (one.own_date or date.min, one.filed_at), reverse=True)
        some = fits[: part.most]
        if not some:
            return PartFound(part, (), is_missing=True)
        wanted = self._wanted(some, letter, _(part.title), 1)
        numbered = [(one.number, one.file) for one in wanted]
        newest = max((one.own_date for one in some if one.own_date), default=None)
        return PartFound(part, (files_sheet(part, numbered),), {part.key: wanted}, newest=newest)

    def behind(self, part: Part, letter: str, ids: Iterable[str]) -> dict[str, tuple[Wanted, ...]]:
        """Return the files of records by their ids."""
        found: dict[str, tuple[Wanted, ...]] = {}
        number = 1
        for record_id in ids:
            files = self._chosen.by_record.get((part.records, record_id), ())
            fresh = [one for one in files if one.sha256 not in self._taken]
            found[record_id] = self._wanted(fresh, letter, _(part.title), number)
            number += len(fresh)
        return found

    def _wanted(
        self, files: Sequence[PaperFile], letter: str, what: str, first: int
    ) -> tuple[Wanted, ...]:
        self._taken.update(one.sha256 for one in files)
        return tuple(
            Wanted(f"{letter}-{number:02}", one, one.name, (what,), ())
            for number, one in enumerate(files, first)
        )
