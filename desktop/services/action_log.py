"""All corrective actions in one log, whatever led to them: grouped, with how long they are open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from sqlalchemy import select

from desktop.language import N_, _, ngettext
from desktop.records import KINDS, kind_of
from desktop.records.actions import RISKS
from desktop.services.action_rules import ACTION
from desktop.services.columns import DAYS_OPEN
from desktop.services.standings import Standing, states_in
from desktop.store import aggregate, listing
from desktop.store.fact_duties import duty_facts
from desktop.store.file import CompanyFile
from desktop.values.folding import key
from desktop.values.spoken import say_date, say_number

WEEK, MONTH = 7, 30  # days at which the ages part
YEAR: Final = timedelta(days=365)
# how the log may be grouped
GROUPINGS: Final[Mapping[str, str]] = {
    "state": N_("State"),
    "source": N_("Where found"),
    "person": N_("Person"),
    "site": N_("Site"),
    "unit": N_("Unit"),
}
_CLOSED: Final = frozenset({"closed", "closed_without"})
_SOURCES: Final = {kind.key: kind.plural for kind in KINDS}


@dataclass(frozen=True)
class LogRow:
    """One action as the log tells it."""

    id: str
    what: str
    word: str
    tone: str
    rank: int
    risk: str
    found_on: date
    found: str
    source: str
    person: str
    site: str
    unit: str
    due: str
    due_on: date | None
    resolved_on: date | None
    days: int | None  # None where it was closed without a fix: nobody wrote down when
    age: str
    is_open: bool
    is_closed: bool
    is_again: bool


@dataclass(frozen=True)
class LogGroup:
    """Some actions that have something in common."""

    title: str
    said: str
    rows: tuple[LogRow, ...]


@dataclass(frozen=True)
class ActionLog:
    """The whole log, with how old the open ones are and how long it takes to put things right."""

    by: str = "state"
    sentence: str = ""
    groups: tuple[LogGroup, ...] = ()
    is_empty: bool = False  # there is no action at all

    @property
    def count(self) -> int:
        """How many actions are told."""
        return sum(len(group.rows) for group in self.groups)


def action_log(
    company: CompanyFile, today: date, by: str = "state", *, closed: bool = False
) -> ActionLog:
    """Return the log, grouped; what is closed only where it is asked for."""
    rows, took = _rows(company, today)
    shown = [row for row in rows if closed or not row.is_closed]
    return ActionLog(by, _sentence(rows, took), tuple(_grouped(shown, by)), not rows)


def _rows(company: CompanyFile, today: date) -> tuple[list[LogRow], list[int]]:
    """Return every action found by today, and how long those closed within a year took."""
    table = aggregate.table_of(kind_of(ACTION)).c
    question = select(
        table.id, table.what, table.found_on, table.source_kind, table.source_text,
        table.equipment_id, table.site_id, table.assigned_id, table.assigned_name, table.risk,
        table.due_on, table.resolved_on,
    ).where(table.voided_at.is_(None), table.found_on <= today)  # fmt: skip
    with company.reading() as connection:
        standings = states_in(connection, ACTION, duty_facts(connection, today))
        lines = [dict(line) for line in connection.execute(question).mappings()]
        names = {
            kind: listing.titles(connection, {kind: {line[f] for line in lines if line[f]}})
            for kind, f in (
                ("worker", "assigned_id"),
                ("site", "site_id"),
                ("equipment", "equipment_id"),
            )
        }
    took = [
        (line["resolved_on"] - line["found_on"]).days
        for line in lines
        if line["resolved_on"] and today - YEAR <= line["resolved_on"] <= today
    ]
    return [_row(line, standings[line["id"]], names, today) for line in lines], took


def _row(
    line: Mapping[str, object],
    standing: Standing,
    names: Mapping[str, Mapping[str, str]],
    today: date,
) -> LogRow:
    found, resolved, due = line["found_on"], line["resolved_on"], line["due_on"]
    assert isinstance(found, date)
    is_done = isinstance(resolved, date) and resolved <= today
    due_on = due if isinstance(due, date) else None
    is_closed = "closed" in standing.groups
    is_open = "open" in standing.groups
    open_for = standing.said[DAYS_OPEN]
    days = open_for if isinstance(open_for, int) else None
    return LogRow(
        id=str(line["id"]),
        what=str(line["what"]),
        word=standing.word,
        tone=standing.tone,
        rank=standing.rank,
        risk=_(RISKS[str(line["risk"])]) if line["risk"] in RISKS else "",
        found_on=found,
        found=say_date(found, today),
        source=_source(line),
        person=names["worker"].get(str(line["assigned_id"])) or str(line["assigned_name"] or ""),
        site=names["site"].get(str(line["site_id"]), ""),
        unit=names["equipment"].get(str(line["equipment_id"]), ""),
        due=say_date(due_on, today) if due_on else "",
        due_on=due_on,
        resolved_on=resolved if is_done and isinstance(resolved, date) else None,
        days=days,
        age=_age(days, is_open=is_open),
        is_open=is_open,
        is_closed=is_closed,
        is_again="again" in standing.groups,
    )


def _source(line: Mapping[str, object]) -> str:
    """Return what kind of thing led to it: "Inspections", or what somebody wrote."""
    if line["source_kind"] in _SOURCES:
        return _(_SOURCES[str(line["source_kind"])])
    return str(line["source_text"] or "").partition(",")[0].partition(":")[0].strip()


def _age(days: int | None, *, is_open: bool) -> str:
    if days is None:
        return ""
    if days == 0:
        return _("open since today") if is_open else _("the same day")
    if is_open:
        return ngettext("open {n} day", "open {n} days", days).format(n=say_number(days, 0))
    return ngettext("took {n} day", "took {n} days", days).format(n=say_number(days, 0))


def _sentence(rows: Sequence[LogRow], took: Sequence[int]) -> str:
    """Say how many are open for how long, and how long half of them took."""
    ages = [row.days or 0 for row in rows if row.is_open]
    if not rows:
        return ""
    said = [ngettext("{n} open", "{n} open", len(ages)).format(n=len(ages))]
    parts = (
        (sum(days < WEEK for days in ages), _("{n} for less than 7 days")),
        (sum(WEEK <= days <= MONTH for days in ages), _("{n} for 7 to 30 days")),
        (sum(days > MONTH for days in ages), _("{n} for more than 30 days")),
    )
    told = ", ".join(words.format(n=n) for n, words in parts if n)
    opened = _("{open}: {ages}.").format(open=said[0], ages=told) if told else f"{said[0]}."
    if not took:
        return opened
    half = round(median(took))
    days = ngettext("{n} day", "{n} days", half).format(n=half)
    done = ngettext(
        "The one put right in the last twelve months took {days}.",
        "Half of the {n} put right in the last twelve months took {days} or less.",
        len(took),
    ).format(n=say_number(len(took), 0), days=days)
    return f"{opened} {done}"


def _grouped(rows: Iterable[LogRow], by: str) -> Iterable[LogGroup]:
    of: Callable[[LogRow], str] = _BY[by]
    found: dict[str, list[LogRow]] = {}
    for row in rows:
        found.setdefault(key(of(row)), []).append(row)
    groups = [(of(some[0]), sorted(some, key=_urgency)) for some in found.values()]
    if by == "state":
        groups.sort(key=lambda group: group[1][0].rank)
    else:
        # what nobody said comes last
        groups.sort(key=lambda group: (not group[0], key(group[0])))
    for title, some in groups:
        yield LogGroup(title or _NOBODY[by](), _counted(some, by), tuple(some))


def _urgency(row: LogRow) -> tuple[int, date, str]:
    return row.rank, row.found_on, row.id


def _counted(rows: Sequence[LogRow], by: str) -> str:
    counted = say_number(len(rows), 0)
    overdue = sum(row.rank == 0 for row in rows)
    if by != "state" and overdue:
        return _("{n}, {overdue} overdue").format(n=counted, overdue=overdue)
    return counted


_BY: Final[Mapping[str, Callable[[LogRow], str]]] = {
    "state": lambda row: row.word,
    "source": lambda row: row.source,
    "person": lambda row: row.person,
    "site": lambda row: row.site,
    "unit": lambda row: row.unit,
}
_NOBODY: Final[Mapping[str, Callable[[], str]]] = {
    "state": lambda: "",
    "source": lambda: _("Nobody said where"),
    "person": lambda: _("Nobody is assigned"),
    "site": lambda: _("No site"),
    "unit": lambda: _("No unit"),
}
