"""What has been kept long enough on a day, and what of it something living still needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import null, select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import KINDS, kind_of
from desktop.services.retention.schedule import EMPLOYMENT, Kept, schedule_of
from desktop.store import aggregate, disposing
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.values.months import add_months

MOST_NAMED: Final = 3  # records that keep another, told by name


@dataclass(frozen=True)
class Due:
    """One record whose time is over since `since`; `kept_by` says what still needs it, or ""."""

    kind: str
    id: str
    title: str
    counted_from: date
    since: date
    kept_by: str = ""


@dataclass(frozen=True)
class DueOfKind:
    """The records of one kind whose time is over: those that may go, those that must stay."""

    kind: str
    plural: str
    kept: Kept
    may_go: tuple[Due, ...]
    stay: tuple[Due, ...]


@dataclass(frozen=True)
class DueList:
    """The list of a day. `files` are evidence files that go with the records, with their number."""

    as_of: date
    kinds: tuple[DueOfKind, ...]
    files: int

    @property
    def may_go(self) -> tuple[Due, ...]:
        """Every record that may go."""
        return tuple(due for kind in self.kinds for due in kind.may_go)


def due_for_disposal(company: CompanyFile, as_of: date) -> DueList:
    """Return what the schedule no longer asks to be kept on a day."""
    with company.reading() as connection:
        return due_in(connection, as_of)


def due_in(connection: Connection, as_of: date) -> DueList:
    """Do the same within a transaction, so that what is signed off is what is due."""
    schedule = schedule_of(connection)
    days = {key: _over(connection, kept, as_of) for key, kept in schedule.items()}
    over = {record_id: key for key, found in days.items() for record_id in found}
    holders = _holders(connection, over)
    titles = Titles(connection, {})
    kinds = []
    for kind in KINDS:
        if not days.get(kind.key):
            continue
        all_due = [
            _due(kind.key, record_id, days[kind.key][record_id], holders.get(record_id, []), titles)
            for record_id in sorted(days[kind.key], key=lambda i: days[kind.key][i])
        ]
        kinds.append(
            DueOfKind(
                kind.key,
                _(kind.plural),
                schedule[kind.key],
                tuple(due for due in all_due if not due.kept_by),
                tuple(due for due in all_due if due.kept_by),
            )
        )
    going = [due.id for kind in kinds for due in kind.may_go]
    return DueList(as_of, tuple(kinds), len(files_that_go(connection, going)))


def files_that_go(connection: Connection, going: Iterable[str]) -> set[str]:
    """Return the evidence that proves nothing but records that go, and supports nothing else."""
    ids = set(going)
    files = {file for file, proved in disposing.files_of(connection, ids).items() if proved <= ids}
    return files - {file for _holder, file in disposing.referring(connection, files)}


def _over(connection: Connection, kept: Kept, as_of: date) -> dict[str, tuple[date, date]]:
    """Return by id the day that is counted from, and the day on which the time was over."""
    if kept.months is None:
        return {}
    found = _ends(connection) if kept.counted_from == EMPLOYMENT else _dates(connection, kept)
    ended = {i: (day, add_months(day, kept.months)) for i, day in found.items()}
    return {i: (day, over) for i, (day, over) in ended.items() if over < as_of}


def _dates(connection: Connection, kept: Kept) -> dict[str, date]:
    table = aggregate.table_of(kind_of(kept.kind))
    column = table.c[kept.counted_from]
    worker = table.c[kept.worker] if kept.worker else null()
    question = select(table.c.id, column, worker).where(column.is_not(None))
    found = connection.execute(question).all()
    if not kept.worker:
        return {line[0]: line[1] for line in found}
    ends = _ends(connection)
    # of somebody who works here, and of nobody on the list, it is not known when that is over
    return {line[0]: max(line[1], ends[line[2]]) for line in found if line[2] in ends}


def _ends(connection: Connection) -> dict[str, date]:
    """Return the last day of every worker who has left for good."""
    kind = kind_of("worker")
    table = aggregate.table_of(next(rows for rows in kind.rows if rows.name == EMPLOYMENT))
    last: dict[str, date | None] = {}
    for worker, to_on in connection.execute(select(table.c.owner_id, table.c.to_on)):
        known = last.get(worker, date.min)
        last[worker] = None if to_on is None or known is None else max(known, to_on)
    return {worker: day for worker, day in last.items() if day is not None}


def _holders(connection: Connection, over: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return by id what keeps a record: all that names it and does not go itself, to any depth."""
    naming: dict[str, list[tuple[str, str]]] = {}
    for holder, named in disposing.referring(connection, over):
        if holder[1] != named:
            naming.setdefault(named, []).append(holder)
    kept: dict[str, list[tuple[str, str]]] = {}
    going = set(over)
    while True:
        held = {
            record_id: stay
            for record_id in going
            if (stay := [holder for holder in naming.get(record_id, []) if holder[1] not in going])
        }
        if not held:
            return kept
        kept |= held
        going -= held.keys()


def _due(
    kind: str,
    record_id: str,
    days: tuple[date, date],
    holders: list[tuple[str, str]],
    titles: Titles,
) -> Due:
    named = [
        _("{kind} {title}").format(kind=_(kind_of(key).title), title=titles.of_id(key, holder))
        for key, holder in dict.fromkeys(holders[:MOST_NAMED])
    ]
    kept_by = ", ".join(name.strip() for name in named) + (
        ", …" if len(holders) > MOST_NAMED else ""
    )
    title = "" if kind_of(kind).restricted else titles.of_id(kind, record_id)
    return Due(kind, record_id, title, *days, kept_by=kept_by)
