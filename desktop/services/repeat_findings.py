"""Tells which findings come again and again, from actions and failed inspection items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, or_, select
from sqlalchemy.engine import Connection

from desktop.duties.repeats import THIRD, WITHIN, Finding, Repeat, before, repeats, shortest
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.records.inspections.inspection import InspectionItem
from desktop.store import aggregate, listing
from desktop.store.file import CompanyFile
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

ACTION: Final = "corrective_action"
INSPECTION: Final = "inspection"
_TIMES: Final = 3  # days that are named; more are counted


@dataclass(frozen=True)
class Earlier:
    """One earlier time: which record tells of it, on what day, in which words."""

    kind: str
    id: str
    said: str


@dataclass(frozen=True)
class Again:
    """What comes again: "Third time within a year: marker light, unit 103." and what to do."""

    times: int
    sentence: str
    proposal: str
    earlier: tuple[Earlier, ...]


def repeats_in(connection: Connection, as_of: date) -> dict[str, Repeat]:
    """Return the repeats among all findings until a day, by the id of the action or the item."""
    return repeats(_findings(connection, date.min, as_of))


def again_of(company: CompanyFile, action_id: str, today: date) -> Again | None:
    """Return what of an action was there before within a year, None where it is the first time."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(ACTION), action_id)
        if record is None or record.is_voided:
            return None
        one = _action(record.id, record.values)
        known = _findings(connection, one.on - WITHIN, one.on, one.subject)
        earlier = before(one, known)
        if not earlier:
            return None
        title = place_of(connection, record.values)
    return Again(
        len(earlier) + 1,
        sentence(Repeat(earlier), shortest([*earlier, one]), title),
        proposal(len(earlier) + 1),
        tuple(_earlier(other, today) for other in reversed(earlier)),
    )


def failed_before(
    company: CompanyFile,
    items: Iterable[str],
    on: date,
    *,
    unit: str | None = None,
    site: str | None = None,
    but: str = "",
) -> dict[str, str]:
    """Return of each item that failed before on this unit or site when, by its words.

    "Failed also on 3 March and 9 July." With a third time it says to look for the cause. `but` is
    the inspection that is being filled in.
    """
    subject = unit or site or ""
    asked = [item for item in items if item.strip()]
    if not subject or not asked:
        return {}
    with company.reading() as connection:
        known = _findings(connection, on - WITHIN, on, subject)
    told: dict[str, str] = {}
    for item in asked:
        earlier = before(Finding("", INSPECTION, on, subject, (item,), but), known)
        if earlier:
            said = _("Failed also on {days}.").format(days=_days(earlier, on))
            told[item] = " ".join(filter(None, (said, proposal(len(earlier) + 1))))
    return told


def sentence(repeat: Repeat, what: str, subject: str) -> str:
    """Return "Third time within a year: marker light, 103."."""
    named = ", ".join(filter(None, (quote(what), subject)))
    if repeat.times == 2:
        return _("Second time within a year: {what}.").format(what=named)
    if repeat.times == THIRD:
        return _("Third time within a year: {what}.").format(what=named)
    return _("{n} times within a year: {what}.").format(n=repeat.times, what=named)


def proposal(times: int) -> str:
    """Return what to do about what comes a third time, "" before that."""
    if times < THIRD:
        return ""
    return _("Look for the cause: an investigation, or another kind of control than last time.")


# --- what was found -----------------------------------------------------------------------------


def _findings(
    connection: Connection, from_on: date, to_on: date, subject: str | None = None
) -> list[Finding]:
    return [
        *_actions(connection, from_on, to_on, subject),
        *_items(connection, from_on, to_on, subject),
    ]


def _actions(
    connection: Connection, from_on: date, to_on: date, subject: str | None
) -> Iterable[Finding]:
    table = aggregate.table_of(kind_of(ACTION))
    asked = select(
        table.c.id, table.c.what, table.c.found_on, table.c.equipment_id, table.c.site_id,
        table.c.source_kind, table.c.source_id, table.c.source_text,
    ).where(
        table.c.voided_at.is_(None), table.c.found_on >= from_on, table.c.found_on <= to_on
    )  # fmt: skip
    for line in connection.execute(_of(asked, table, subject)).mappings():
        yield _action(line["id"], dict(line))


def _items(
    connection: Connection, from_on: date, to_on: date, subject: str | None
) -> Iterable[Finding]:
    table, item = aggregate.table_of(kind_of(INSPECTION)), InspectionItem.__table__.c
    asked = (
        select(
            table.c.id,
            item.item,
            item.remark,
            table.c.done_on,
            table.c.equipment_id,
            table.c.site_id,
        )
        .join(InspectionItem.__table__, item.owner_id == table.c.id)
        .where(
            item.result == "fail",
            table.c.voided_at.is_(None),
            table.c.done_on >= from_on,
            table.c.done_on <= to_on,
        )
    )
    for id_, what, _remark, on, unit, site in connection.execute(_of(asked, table, subject)):
        yield Finding(f"{id_} {what}", INSPECTION, on, unit or site or "", (what,), id_)


def _of(question: Select[Any], table: Any, subject: str | None) -> Select[Any]:
    if subject is None:
        return question
    if not subject:
        return question.where(table.c.equipment_id.is_(None), table.c.site_id.is_(None))
    at_site = (table.c.equipment_id.is_(None)) & (table.c.site_id == subject)
    return question.where(or_(table.c.equipment_id == subject, at_site))


def _action(id_: str, values: Mapping[str, Any]) -> Finding:
    """An action from an inspection also goes by the item that failed, which its source names."""
    wordings = [values["what"]]
    if values["source_kind"] == INSPECTION and values["source_text"]:
        wordings.append(values["source_text"].partition(": ")[2])
    return Finding(
        id_,
        ACTION,
        values["found_on"],
        values["equipment_id"] or values["site_id"] or "",
        tuple(filter(None, wordings)),
        values["source_id"] or "",
    )


# --- in words -----------------------------------------------------------------------------------


def place_of(connection: Connection, values: Mapping[str, Any]) -> str:
    """Return what an action is about in short: "unit 103", "FL-1", "Shop"; "" where nobody said."""
    if unit := values["equipment_id"]:
        record = aggregate.read_one(connection, kind_of("equipment"), unit)
        number = str(record.values["number"] or "") if record else ""
        return _("unit {number}").format(number=number) if number.isdigit() else number
    if site := values["site_id"]:
        return listing.titles(connection, {"site": {site}}).get(site, "")
    return ""


def _earlier(one: Finding, today: date) -> Earlier:
    what = quote(one.wordings[0])
    when = say_date(one.on, today)
    if one.kind == INSPECTION:
        said = _("{date}: failed at an inspection, {what}").format(date=when, what=what)
    else:
        said = _("{date}: {what}").format(date=when, what=what)
    return Earlier(one.kind, one.source if one.kind == INSPECTION else one.id, said)


def _days(earlier: Sequence[Finding], as_of: date) -> str:
    days = [say_date(one.on, as_of) for one in earlier]
    more = len(days) - _TIMES
    if more > 0:
        said = ngettext("{n} earlier time", "{n} earlier times", more).format(n=more)
        days = [*reversed(days[-_TIMES:]), said]
    if len(days) == 1:
        return days[0]
    return _("{first} and {last}").format(first=", ".join(days[:-1]), last=days[-1])
