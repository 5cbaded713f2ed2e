"""Counts the records of a year by kind and by duty, and reads how each duty was kept."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, func, literal, select
from sqlalchemy.engine import Connection

from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind, Nature
from desktop.services.diet.merging import Kept
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.values.audited.span import Span
from desktop.values.folding import key

KEPT_BY_RECORDS: Final = {
    "inspection": "inspection",
    "maintenance": "maintenance",
    "meeting": "meeting",
    "drill": "drill",
}
_AUDIT: Final = "audit"  # what the audit itself keeps is no form of the crew
_NO_FORM: Final = frozenset({"evidence", "disclosure", "disposal"})


@dataclass(frozen=True, slots=True)
class Loose:
    """Inspections of the year with one task and on no duty."""

    task: str
    ids: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Records of the year by kind; those of each duty by its id; which duty a record is of."""

    of_kind: Mapping[str, int] = field(default_factory=dict)
    of_plan: Mapping[str, int] = field(default_factory=dict)
    plan_of: Mapping[str, str] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()
    plans: Mapping[str, Stored] = field(default_factory=dict)
    loose: tuple[Loose, ...] = ()


def form_kinds() -> tuple[Kind, ...]:
    """Return the kinds that somebody fills in as a form when something happened."""
    return tuple(
        kind
        for kind in KINDS
        if kind.nature is not Nature.REGISTER
        and kind.happened
        and kind.tab != _AUDIT
        and kind.key not in _NO_FORM
    )


def count_year(connection: Connection, span: Span) -> Counted:
    """Return the records of a span, counted."""
    of_kind = {kind.key: _count(connection, kind, span) for kind in dict.fromkeys(form_kinds())}
    plans = {
        id_: one
        for id_, one in aggregate.read(connection, kind_of("duty_plan")).items()
        if not one.is_voided
    }
    items = _items(connection)
    plan_of: dict[str, str] = {}
    kept: dict[tuple[str, str], _Days] = defaultdict(_Days)
    of_plan: Counter[str] = Counter()
    for kind in KEPT_BY_RECORDS:
        for line in _records(connection, kind_of(kind), span):
            plan_of[line["id"]] = plan = line["plan_id"]
            of_plan[plan] += 1
            if plan in plans:
                kept[plan, _subject(kind, line)].add(_day(line["on"]), line["by"] or "")
    return Counted(
        of_kind=of_kind,
        of_plan=of_plan,
        plan_of=plan_of,
        plans=plans,
        loose=_loose(connection, span),
        kept=tuple(
            Kept(
                plan=plan,
                kind=plans[plan].values["kind"],
                subject=subject,
                days=frozenset(days.days),
                by=days.by,
                items=items.get(plans[plan].values["checklist_id"] or "", frozenset()),
            )
            for (plan, subject), days in kept.items()
        ),
    )


class _Days:
    """The days on which something was done, and how often by whom."""

    def __init__(self) -> None:
        self.days: set[date] = set()
        self.by: Counter[str] = Counter()

    def add(self, on: date, by: str) -> None:
        self.days.add(on)
        if by:
            self.by[by] += 1


def _happened(table: Table, kind: Kind) -> ColumnElement[Any]:
    return table.c[kind.happened or "created_at"]


def _count(connection: Connection, kind: Kind, span: Span) -> int:
    table = aggregate.table_of(kind)
    on = _happened(table, kind)
    question = select(func.count()).where(
        table.c.voided_at.is_(None), on >= span.from_on, on <= span.as_of
    )
    return int(connection.execute(question).scalar() or 0)


def _records(connection: Connection, kind: Kind, span: Span) -> list[Mapping[str, Any]]:
    table = aggregate.table_of(kind)
    on = _happened(table, kind)
    by = next((table.c[name] for name in ("by_id", "led_by_id") if name in table.c), literal(""))
    columns = [table.c.id, table.c.plan_id, on.label("on")]
    columns += [table.c[name] for name in ("equipment_id", "site_id") if name in table.c]
    question = select(*columns, by.label("by")).where(
        table.c.voided_at.is_(None),
        table.c.plan_id.is_not(None),
        on >= span.from_on,
        on <= span.as_of,
    )
    return [dict(line) for line in connection.execute(question).mappings()]


def _loose(connection: Connection, span: Span) -> tuple[Loose, ...]:
    table = aggregate.table_of(kind_of("inspection"))
    question = select(table.c.id, table.c.task).where(
        table.c.voided_at.is_(None),
        table.c.plan_id.is_(None),
        table.c.task.is_not(None),
        table.c.done_on >= span.from_on,
        table.c.done_on <= span.as_of,
    )
    called: dict[str, str] = {}
    ids: dict[str, set[str]] = defaultdict(set)
    for id_, task in connection.execute(question):
        called.setdefault(key(task), task)
        ids[key(task)].add(id_)
    return tuple(Loose(called[one], frozenset(ids[one])) for one in sorted(ids))


def _subject(kind: str, line: Mapping[str, Any]) -> str:
    """Return what a record is about; meetings and drills are about the crew wherever they are."""
    if kind in ("meeting", "drill"):
        return ""
    return line.get("equipment_id") or line.get("site_id") or ""


def _day(on: date | datetime) -> date:
    return on.date() if isinstance(on, datetime) else on


def _items(connection: Connection) -> dict[str, frozenset[str]]:
    found = aggregate.read(connection, kind_of("checklist")).values()
    return {
        one.id: frozenset(key(row["item"]) for row in one.values["items"] or () if row["item"])
        for one in found
    }
