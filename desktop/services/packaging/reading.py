"""The records of each kind that a package shows, in words, read in one consistent view."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.duties.certificates import expiry
from desktop.package.look import signal
from desktop.package.tables import Cell
from desktop.records.kind import Kind, Nature, Rows
from desktop.services.columns import STATE, Column
from desktop.services.packaging.paper_columns import PaperColumn, paper_columns
from desktop.services.packaging.period import Period
from desktop.services.packaging.saying import Hide, say_on_paper
from desktop.services.standings import Standings, states_in
from desktop.services.table_order import ordered
from desktop.services.table_rows import Line, read_lines
from desktop.store import aggregate, listing
from desktop.store.facts import DutyFacts
from desktop.store.listing import Which

AT_ONCE: Final = 400
Beat = Callable[[], None]
# registers of what happened: only the period counts, as for deeds
DATED: Final = frozenset({"service_change", "hours_worked", "reading"})
# what is done once for each person holds as long as that person works here
_HOLDING: Final = frozenset({"orientation", "competency_check", "acknowledgement"})


@dataclass(frozen=True)
class Listed:
    """The records of one kind in order: the id of each, and its cells on paper."""

    kind: Kind
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, tuple[str | Cell, ...]], ...]
    outside: int  # records that stand and are of another time


@dataclass(frozen=True)
class Reading:
    """What one reading of the file goes by."""

    connection: Connection
    facts: DutyFacts
    period: Period
    hide_names: bool
    hide: Hide
    beat: Beat
    today: date | None = None
    known: dict[str, Standings] = field(default_factory=dict, compare=False, repr=False)

    def standings(self, key: str) -> Standings:
        """Return how the records of a kind stand, worked out once however often it is asked."""
        if key not in self.known:
            self.known[key] = states_in(self.connection, key, self.facts)
        return self.known[key]

    @property
    def as_of(self) -> date:
        """The day from which everything is looked at."""
        return self.facts.as_of


def listed(reading: Reading, kind: Kind) -> Listed:
    """Return the records of a kind that belong in the package."""
    reading.beat()
    connection = reading.connection
    standings = reading.standings(kind.key)
    every, ids = _chosen(reading, kind)
    numbers = listing.numbers_of(connection, kind, ids)
    numbers = ordered(connection, kind, Which(among=numbers), None, standings)
    columns = paper_columns(kind.key, reading.hide_names)
    return Listed(kind, columns, _rows(reading, kind, numbers, columns, standings),
                  every - len(ids))  # fmt: skip


def _chosen(reading: Reading, kind: Kind) -> tuple[int, list[str]]:
    """Return how many records of a kind stand, and which of them belong in the package."""
    every = _standing_ids(reading.connection, kind)
    here = {worker.id for worker in reading.facts.workers}
    ids = [
        record_id
        for record_id, line in every.items()
        if _belongs(reading, kind, line) or _holds_on(reading, kind, line, here)
    ]
    if kind.key in _BY_FACTS:  # where a day alone does not say it: cards, units, actions
        wanted = _BY_FACTS[kind.key](reading)
        ids = [record_id for record_id in every if wanted(record_id)]
    return len(every), ids


def _standing_ids(connection: Connection, kind: Kind) -> dict[str, Mapping[str, Any]]:
    """Return every record that was not voided, with the days that say when it counts."""
    table = aggregate.table_of(kind)
    wanted = {*_days(kind), *(["supersedes_id"] if "supersedes_id" in table.c else [])}
    question = select(table.c.id, *(table.c[name] for name in sorted(wanted)))
    lines = connection.execute(question.where(table.c.voided_at.is_(None))).mappings().all()
    replaced = {line.get("supersedes_id") for line in lines}
    return {line["id"]: dict(line) for line in lines if line["id"] not in replaced}


def _days(kind: Kind) -> tuple[str, ...]:
    names = {field.name for field in kind.fields}
    wanted = ["from_on", "to_on", "in_force_from", "ended_on"]
    if kind.key in _HOLDING:
        wanted += ["worker_id", "next_due_on"]
    also = [name for name in wanted if name in names]
    return (*([kind.happened] if kind.happened else []), *also)


def _belongs(reading: Reading, kind: Kind, line: Mapping[str, Any]) -> bool:
    start, end = reading.period.start, reading.period.end
    began = line.get("in_force_from", line.get("from_on"))
    if "to_on" in line or "ended_on" in line:  # it held from one day to another
        ended = line.get("ended_on", line.get("to_on"))
        return (began is None or began <= end) and (ended is None or ended >= start)
    day = line.get(kind.happened or "")
    if day is None:
        return True
    if kind.nature is Nature.OPERATIONAL or kind.key in DATED:
        return bool(start <= day <= end)
    return bool(day <= reading.as_of)


def _holds_on(reading: Reading, kind: Kind, line: Mapping[str, Any], here: Container[str]) -> bool:
    """Whether it was done before the period and still holds for somebody who works here."""
    if kind.key not in _HOLDING or line["worker_id"] not in here:
        return False
    until = line.get("next_due_on")
    return line[kind.happened or ""] <= reading.as_of and (until is None or until >= reading.as_of)


def _good_cards(reading: Reading) -> Callable[[str], bool]:
    types, start = reading.facts.types, reading.period.start
    good = set()
    for card in reading.facts.cards:
        last = expiry(card, types[card.type_id]) if card.type_id in types else card.expires_on
        if last is None or last >= start:
            good.add(card.id)
    return good.__contains__


def _open_or_closed_lately(reading: Reading) -> Callable[[str], bool]:
    start = reading.period.start
    wanted = {
        action.id
        for action in reading.facts.actions
        if (action.resolved_on is None and not action.closed_without)
        or (action.resolved_on or action.found_on) >= start
    }
    return wanted.__contains__


def _units_not_sold_before(reading: Reading) -> Callable[[str], bool]:
    gone = set()
    for unit, fact in reading.facts.units.items():
        last = fact.changes[-1] if fact.changes else None
        if last is not None and last.change == "sold" and last.on < reading.period.start:
            gone.add(unit)
    return lambda unit: unit not in gone


_BY_FACTS: Final[Mapping[str, Callable[[Reading], Callable[[str], bool]]]] = {
    "certificate": _good_cards,
    "corrective_action": _open_or_closed_lately,
    "equipment": _units_not_sold_before,
}


def _rows(
    reading: Reading,
    kind: Kind,
    numbers: Sequence[int],
    columns: Sequence[PaperColumn],
    standings: Standings,
) -> tuple[tuple[str, tuple[str | Cell, ...]], ...]:
    flat = list({one.key: one for column in columns for one in column.shown}.values())
    found: list[tuple[str, tuple[str | Cell, ...]]] = []
    for start in range(0, len(numbers), AT_ONCE):
        reading.beat()
        some = numbers[start : start + AT_ONCE]
        lines = read_lines(reading.connection, kind, some, flat, standings)
        ids = [line.record_id for line in lines.values()]
        inner = {
            column.label: _inner(reading.connection, column.rows, column.inner, ids)
            for column in columns
            if column.rows is not None
        }
        for number in some:
            if (line := lines.get(number)) is not None:
                cells = tuple(_cell(reading, c, line, flat, inner) for c in columns)
                found.append((line.record_id, cells))
    return tuple(found)


def _cell(
    reading: Reading,
    column: PaperColumn,
    line: Line,
    flat: Sequence[Column],
    inner: Mapping[str, Mapping[str, str]],
) -> str | Cell:
    if column.rows is not None:
        said = inner[column.label].get(line.record_id, "")
        return reading.hide(said) if column.inner else said
    words = [_one(reading, one, line, flat) for one in column.shown]
    if column.says_all:
        return "\n".join(one for one in words if isinstance(one, str) and one)
    return next((one for one in words if one), "")


def _one(reading: Reading, one: Column, line: Line, flat: Sequence[Column]) -> str | Cell:
    at = flat.index(one)
    said = say_on_paper(line.cells[at], one, reading.as_of, reading.hide)
    tone = signal(line.tones.get(at, "")) if one.key == STATE or one.is_chip else ""
    return Cell(said, tone=tone) if said and tone else said


def _inner(connection: Connection, rows: Rows, field: str, ids: Iterable[str]) -> dict[str, str]:
    """Return how many lines stand in each record, or what stands in one field of them."""
    table = aggregate.table_of(rows)
    mine = table.c.owner_id.in_(list(ids))
    if not field:
        counted = select(table.c.owner_id, func.count()).where(mine).group_by(table.c.owner_id)
        return {owner: str(n) for owner, n in connection.execute(counted).all()}
    column = table.c[field]
    question = select(table.c.owner_id, column).where(mine, column.is_not(None))
    said: dict[str, list[str]] = {}
    for owner, value in connection.execute(question.order_by(table.c.position)).all():
        said.setdefault(owner, []).append(str(value))
    return {owner: "\n".join(parts) for owner, parts in said.items()}
