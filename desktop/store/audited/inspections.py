"""Reads what an audit judges of inspections, maintenance and what was taken out of use."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from desktop.store.asking import Ask, Line
from desktop.store.audited.by_month import months_of
from desktop.store.audited.people import who
from desktop.store.fact_plans import rule_of
from desktop.values.amounts import SCALE
from desktop.values.audited.inspections import (
    DoerFact,
    ExceptionFact,
    InspectionFact,
    Inspections,
    LooseFact,
    MaintenanceFact,
    ServiceFact,
    TrailFact,
    WrittenFact,
)
from desktop.values.audited.people import People, Who
from desktop.values.audited.span import Span
from desktop.values.stated import StatedFact
from desktop.values.stated_in_text import stated_in

_POLICY: Final = "inspection_policy"
_READ: Final = ("readings", "readings_at_inspections")
_FAR: Final = {"h": 5, "km": 100}  # what a test run and the way to a repair shop take


def read_inspections(ask: Ask, span: Span, people: People) -> Inspections:
    """Return what was known of them on the day; of what happened, what lies in the window."""
    window = {"from_on": span.from_on, "as_of": span.as_of}
    documents = tuple(
        _written(line, people) for line in ask("documents_on_inspections", as_of=span.as_of)
    )
    each = _each(ask, span, people)
    return Inspections(
        each=each,
        doers=_doers(ask, span, people),
        newest={plan: id_ for plan, id_ in ask("newest_inspections", as_of=span.as_of) if id_},
        led=_led(ask, span, people),
        loose=_loose(ask, span),
        maintenance=tuple(_maintenance(line, people) for line in ask("maintenance_done", **window)),
        changes=tuple(
            ServiceFact(id=id_, unit=unit, change=change, on=on)
            for id_, unit, change, on in ask("service_changed", as_of=span.as_of)
        ),
        used=_used(ask, span),
        ran=_ran(ask, span, each),
        trails=tuple(_trail(line, people) for line in ask("actions_trailed", **window)),
        documents=documents,
        stated=_stated(ask, span, documents),
        checklists=tuple(id_ for (id_,) in ask("checklists_in_use", as_of=span.as_of)),
        sources={id_: (says, where or "") for id_, says, where in ask("who_says_how_often")},
        types={id_: type_ for id_, type_ in ask("types_of_plans") if type_},
    )  # fmt: skip


def _doers(ask: Ask, span: Span, people: People) -> tuple[DoerFact, ...]:
    counted: dict[str | None, Line] = {}
    for month in months_of(span):
        for by, times, first, last, newest in ask("inspectors_counted", **month):
            before = counted.get(by)
            if before is not None:
                times, first = times + before[0], min(first, before[1])
                last, newest = max(last, before[2]), max(newest, before[3])
            counted[by] = times, first, last, newest
    return tuple(
        DoerFact(
            who=who(people, by, None), times=times, first_on=first, last_on=last,
            last_id=newest.partition(" ")[2],
        )
        for by, (times, first, last, newest) in sorted(
            counted.items(), key=lambda one: (one[0] is not None, one[0] or "")
        )
    )  # fmt: skip


def _each(ask: Ask, span: Span, people: People) -> tuple[InspectionFact, ...]:
    window = {"from_on": span.from_on, "as_of": span.as_of}
    others: dict[str, tuple[Who, ...]] = {}
    for owner, worker, name in ask("inspected_together", **window):
        others[owner] = (*others.get(owner, ()), who(people, worker, name))
    failed: dict[str, tuple[tuple[str, str], ...]] = {}
    tags_out: set[str] = set()
    for owner, item, remark, takes_out in ask("items_failed", **window):
        failed[owner] = (*failed.get(owner, ()), (item, remark or ""))
        if takes_out:
            tags_out.add(owner)
    exceptions: dict[str, tuple[ExceptionFact, ...]] = {}
    for owner, item, found, removed in ask("exceptions_found", **window):
        one = ExceptionFact(item, found or "", None if removed is None else bool(removed))
        exceptions[owner] = (*exceptions.get(owner, ()), one)
    return tuple(
        InspectionFact(
            id=id_, on=on, plan=plan or "", unit=unit or "", site=site or "", task=task or "",
            by=who(people, by, name), others=others.get(id_, ()), result=result or "",
            safe=None if safe is None else bool(safe), defects=defects or "", notes=notes or "",
            failed=failed.get(id_, ()), exceptions=exceptions.get(id_, ()),
            tags_out=id_ in tags_out,
        )
        for id_, on, plan, unit, site, task, by, name, result, safe, defects, notes in ask(
            "inspections_by_themselves", **window
        )
    )  # fmt: skip


def _maintenance(line: Line, people: People) -> MaintenanceFact:
    id_, on, what, plan, unit, site, by, name, number = line
    return MaintenanceFact(
        id=id_, on=on, what=what, plan=plan or "", unit=unit or "", site=site or "",
        by=who(people, by, name), number=number or "",
    )  # fmt: skip


def _trail(line: Line, people: People) -> TrailFact:
    (id_, what, found_on, source, source_kind, found_in, unit, site, interim, assigned,
     assigned_name, due_on, resolved_on, resolved_by, resolved_name, proof, has_file,
     closed_reason) = line  # fmt: skip
    return TrailFact(
        id=id_, what=what, found_on=found_on, source=source or "", source_kind=source_kind or "",
        found_in=found_in or "", unit=unit or "", site=site or "", interim=interim or "",
        assigned=who(people, assigned, assigned_name), due_on=due_on, resolved_on=resolved_on,
        resolved_by=who(people, resolved_by, resolved_name), proof=proof or "",
        has_file=bool(has_file), closed_reason=closed_reason or "",
    )  # fmt: skip


def _stated(ask: Ask, span: Span, documents: Sequence[WrittenFact]) -> tuple[StatedFact, ...]:
    """Return how often documents say that things are inspected, by line or else in sentences."""
    lines = [
        StatedFact(id_, title, kind, what, often, rule_of(often), since)
        for id_, title, kind, what, often, since in ask("stated_frequencies", as_of=span.as_of)
    ]
    by_line = {line.document_id for line in lines}
    for one in documents:
        if one.kind == _POLICY and one.id not in by_line:
            lines += [
                StatedFact(one.id, one.title, one.kind, what, often, rule_of(often), one.signed_on)
                for what, often in stated_in(one.text)
            ]
    return tuple(lines)


def _written(line: Line, people: People) -> WrittenFact:
    id_, title, kind, signed_by, signed_name, signed_on, text, has_file = line
    return WrittenFact(
        id=id_, title=title, kind=kind or "", signed_by=who(people, signed_by, signed_name),
        signed_on=signed_on, text=text or "", has_file=bool(has_file),
    )  # fmt: skip


def _used(ask: Ask, span: Span) -> dict[str, tuple[date, ...]]:
    units = sorted(id_ for id_, *_rest in ask("audited_units"))
    days: dict[str, set[date]] = {}
    if units:
        asked = ask("days_of_use", from_on=span.from_on, as_of=span.as_of, units=units)
        for unit, on in asked:
            days.setdefault(unit, set()).add(on)
    return {unit: tuple(sorted(some)) for unit, some in days.items()}


def _ran(
    ask: Ask, span: Span, each: Sequence[InspectionFact]
) -> dict[str, tuple[tuple[date, date], ...]]:
    """Return between which days the meters of unsafe units ran further than to the repair shop."""
    units = sorted({one.unit for one in each if one.unit and (one.safe is False or one.tags_out)})
    said: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for question in _READ if units else ():
        lines = ask(question, from_on=span.from_on, as_of=span.as_of, units=units)
        for unit, on, value, meter, _replaced in lines:
            said.setdefault((unit, meter or ""), []).append((on, value))
    ran: dict[str, tuple[tuple[date, date], ...]] = {}
    for (unit, meter), readings in said.items():
        far = _FAR["h" if meter == "h" else "km"] * SCALE
        ran[unit] = ran.get(unit, ()) + tuple(
            (since, until)
            for (since, before), (until, after) in pairwise(sorted(readings))
            if since < until and after - before > far
        )
    return ran


def _led(ask: Ask, span: Span, people: People) -> tuple[tuple[str, date], ...]:
    leading = sorted(person.id for person in people.everybody.values() if person.leads)
    if not leading:
        return ()
    asked = ask("inspections_of_leaders", from_on=span.from_on, as_of=span.as_of, workers=leading)
    return tuple((id_, on) for id_, on in asked)


def _loose(ask: Ask, span: Span) -> tuple[LooseFact, ...]:
    found: dict[tuple[str, str, str], list[tuple[date, str]]] = {}
    lines = ask("inspections_on_no_duty", from_on=span.from_on, as_of=span.as_of)
    for unit, site, task, on, id_ in lines:
        found.setdefault((unit or "", site or "", task or ""), []).append((on, id_))
    return tuple(
        LooseFact(
            unit=unit, site=site, task=task, days=tuple(on for on, _id in each), last_id=each[-1][1]
        )
        for (unit, site, task), each in found.items()
    )
