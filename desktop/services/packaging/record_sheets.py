"""Records as clean sheets for a reviewer: what they say, who signed, how they came to be.

Of many records at once, and with a question a kind: what a sheet names is read beforehand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Final

from desktop.audit.judged import Ref
from desktop.duties.certificates import certificates
from desktop.language import _
from desktop.package.sheets.said import Facts, Lines, Part
from desktop.package.submission.record_values import RecordShown
from desktop.package.submission.values import exhibit_key
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.packaging.readable import readable, readable_fields
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.sheet_history import (
    NEVER,
    begun_on,
    changes_of,
    history_said,
    late_said,
)
from desktop.services.packaging.sheet_reading import Beside, FileLine, ManyReading
from desktop.services.packaging.sheet_signatures import signatures, signer_fields
from desktop.services.printing import reading as printing
from desktop.services.printing.related import actions_part, investigated, looked_into
from desktop.services.printing.sheets import body
from desktop.services.printing.site_sheet import roles
from desktop.services.printing.states import state_of_record
from desktop.services.printing.words import title_of
from desktop.services.printing.worker_record import worker_record
from desktop.services.standings import Standings, has_standings
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_whole_date

_ACTION: Final = "corrective_action"
# the title, the unit or the site and the task, and the foot say these already
_SAID_TWICE: Final = frozenset({"plan_id", "title", "signed"})
_REVIEWED: Final = frozenset({"policy", "document", "formal_hazard_assessment", "emergency_plan"})
# how these stand changes from day to day and takes a whole schedule to know: it stands elsewhere
_NOT_STOOD: Final = frozenset({"duty_plan", "equipment", "site", "worker"})

_TRAINING: Final = frozenset({"certificate", "worker"})


@dataclass(frozen=True)
class Wish:
    """What is wanted of sheets: the files that each record has in the package, by its id."""

    files: Mapping[str, tuple[FileLine, ...]] = field(default_factory=dict)


NO_WISH: Final = Wish()


def record_sheets(
    reading: Reading, refs: Iterable[Ref], wish: Wish = NO_WISH
) -> dict[Ref, RecordShown]:
    """Return a sheet of each record; of voided ones, and of restricted kinds, there is none.

    Ten years of records cost no more than those that are asked for: every question names them.
    """
    by_kind: dict[str, list[str]] = {}
    for ref in dict.fromkeys(refs):
        if not kind_of(ref.kind).restricted:
            by_kind.setdefault(ref.kind, []).append(ref.id)
    found: dict[Ref, RecordShown] = {}
    shared = _Shared(reading, wish)
    for key, ids in by_kind.items():
        reading.beat()
        stored = aggregate.read(reading.connection, kind_of(key), ids)
        standing = {one.id: one for one in stored.values() if not one.is_voided}
        sheets = _Sheets(shared, key, standing)
        for record_id in ids:
            if record_id in standing:
                found[Ref(key, record_id)] = sheets.sheet(standing[record_id])
    return found


class _Shared:
    """What sheets of all kinds share, so that nothing of it is read twice."""

    def __init__(self, reading: Reading, wish: Wish) -> None:
        self.reading, self.wish = reading, wish
        self.beside = Beside(reading.connection, reading.hide)
        self.begun = begun_on(reading.connection)

    def standings(self, key: str) -> Mapping[str, Standings]:
        """Return how records of a kind stand, and the actions that any of them may have led to."""
        wanted = {_ACTION} if key in _NOT_STOOD else {_ACTION, key}
        if key == "worker":  # whose sheet lists the cards, and says which of them are out
            wanted.add("certificate")
        return {one: self.reading.standings(one) for one in sorted(wanted) if has_standings(one)}


class _Sheets:
    """Makes the sheets of records of one kind."""

    def __init__(self, shared: _Shared, key: str, stored: Mapping[str, Stored]) -> None:
        reading, beside = shared.reading, shared.beside
        self._kind, self._shared, self._hide = kind_of(key), shared, reading.hide
        self._readable = {
            record_id: replace(one, values=readable(self._kind, one.values, reading.hide))
            for record_id, one in stored.items()
        }
        beside.expect(self._readable.values())
        self._changes = changes_of(reading.connection, stored)
        self._reading = ManyReading(
            words=beside.words,
            as_of=reading.as_of,
            standings=shared.standings(key),
            good_through=_good_through(reading) if key in _TRAINING else {},
            beside=beside,
        )

    def sheet(self, stored: Stored) -> RecordShown:
        """Return the sheet of one."""
        record, reading = self._readable[stored.id], self._reading
        files = self._shared.wish.files.get(stored.id, ())
        state, tone = _state(reading, record)
        begun = self._shared.begun
        numbers = tuple(one.number for one in files)
        return RecordShown(
            kind=_(self._kind.title),
            title=_title(reading, record),
            state=state,
            tone=tone,
            parts=tuple(self._parts(record, files)),
            signatures=tuple(signatures(reading.words, record, numbers)),
            history=history_said(stored, self._changes.get(stored.id, NEVER), begun, self._hide),
            late=late_said(stored, begun),
        )

    def _parts(self, record: Stored, files: tuple[FileLine, ...]) -> Iterator[Part]:
        below = signer_fields(record.kind) | _SAID_TWICE
        signed = {one.label for one in self._kind.fields if one.name in below}
        fields = [
            one
            for one in readable_fields(self._kind)
            if one.name not in below and not any(one.label.startswith(f"{s} (") for s in signed)
        ]
        before, after = _BEFORE.get(record.kind), _AFTER.get(record.kind)
        following = chain(
            after(self._reading, record) if after else (),
            actions_part(self._reading, record),
        )
        first = before(self._reading, record) if before else printing.Beside()
        for part in body(self._reading, record, fields, first, following):
            yield from _without_a_pen(part)
        if files:
            yield _files(files)


def _title(reading: ManyReading, record: Stored) -> str:
    """Return what a record is called; an investigation after what happened."""
    if record.kind == "investigation":
        incident = reading.one("incident", record.values.get("incident_id"))
        if incident is not None:
            return title_of(reading.words, "incident", incident.values)
    return title_of(reading.words, record.kind, record.values)


def _state(reading: ManyReading, record: Stored) -> tuple[str, str]:
    """Return how it stands on the day, with whole dates: what is sent is read for years."""
    standing = reading.standings.get(record.kind, {}).get(record.id)
    if standing is None or record.kind not in (*_REVIEWED, _ACTION):
        return state_of_record(reading, record)
    due = standing.said.get("due")
    if record.kind == _ACTION or not isinstance(due, date):
        return standing.word, standing.tone
    said = _("{state}, to be looked at again by {day}")
    return said.format(state=standing.word, day=say_whole_date(due)), standing.tone


Made = Callable[[printing.Reading, Stored], Iterator[Part]]
_BEFORE: Final[Mapping[str, Callable[[printing.Reading, Stored], printing.Beside]]] = {
    "investigation": investigated,
}
_AFTER: Final[Mapping[str, Made]] = {
    "emergency_plan": roles,
    "incident": looked_into,
    "worker": worker_record,
}


def _good_through(reading: Reading) -> dict[str, date]:
    return {
        one.card.id: one.expires
        for one in certificates(reading.facts, reading.as_of)
        if one.card is not None and one.expires is not None
    }


def _without_a_pen(part: Part) -> Iterator[Part]:
    """What is sent is not signed with a pen any more: it says so where nobody noted a signature."""
    if isinstance(part, Lines) and part.roomy:
        unknown = Cell(_("Not noted"), tone="soft")
        rows = tuple(
            tuple(unknown if isinstance(c, Cell) and not c.text else c for c in row)
            for row in part.rows
        )
        yield Lines(part.heading, part.columns, rows)
    elif not isinstance(part, Lines | Facts) or _says_anything(part):
        yield part


def _says_anything(part: Lines | Facts) -> bool:
    """Whether anything is left of a part after what is private was taken out."""
    if isinstance(part, Facts):
        return bool(part.facts or part.heading)
    return bool(part.rows)


def _files(files: tuple[FileLine, ...]) -> Lines:
    columns = (
        Column(_("Exhibit")),
        Column(_("File"), 3.0),
        Column(_("Its own date")),
        Column(_("Page"), right=True),
    )
    rows = tuple(
        (
            Cell(one.number, link=exhibit_key(one.number)),
            one.name,
            say_day(one.day),
            Cell("", page_of=exhibit_key(one.number)),
        )
        for one in files
    )
    return Lines(_("Files that belong to it"), columns, rows)
