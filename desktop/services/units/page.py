"""Everything about one unit on one page: how it stands, its duties, defects and who may run it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.duties.actions import action_duties
from desktop.duties.day import Day
from desktop.duties.duty import Duty, State, worst_first
from desktop.duties.months import months_until
from desktop.duties.plans import plan_duties
from desktop.language import N_, _, ngettext
from desktop.records.equipment import METERS
from desktop.services.out_of_order import tagged_out
from desktop.services.skips_said import SkipSaid, skips_said
from desktop.services.standing_words import DUTIES
from desktop.services.twelve_months import MONTHS, TwelveMonths, lines_of
from desktop.services.units.knowing import State as Standing
from desktop.services.units.knowing import Unit, units_in
from desktop.services.units.people import Row, people_of
from desktop.services.units.readings import (
    MeterShown,
    meters_in,
    moved_of,
    rate_of,
    said_of,
    say_reading,
    show_meter,
)
from desktop.store.fact_history import History, history_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.store.questions.terms import INSPECTION, UNIT
from desktop.store.titles import Titles
from desktop.values.day_spans import say_days
from desktop.values.folding import fold
from desktop.values.spoken import say_date, say_number

LATEST: Final = 5
_RESULTS: Final = {"pass": (N_("Pass"), "green"), "fail": (N_("Fail"), "red")}


@dataclass(frozen=True)
class UnitPage:
    """One unit as its page shows it."""

    id: str = ""
    name: str = ""
    about: str = ""
    state: Standing | None = None
    sentences: tuple[str, ...] = ()  # what a person must know first
    meters: tuple[MeterShown, ...] = ()
    has_meter: bool = False
    duties: tuple[Row, ...] = ()
    inspections: tuple[Row, ...] = ()
    actions: tuple[Row, ...] = ()
    people: tuple[Row, ...] = ()
    months: TwelveMonths = field(default_factory=TwelveMonths)
    demands: bool = False  # it came back and has to be inspected first


def unit_page(company: CompanyFile, unit_id: str, today: date) -> UnitPage:
    """Return the page of a unit; an empty one where there is no such unit."""
    with company.reading() as connection:
        unit = units_in(connection, today, [unit_id]).get(unit_id)
        if unit is None:
            return UnitPage()
        about = connection.execute(select(UNIT).where(UNIT.c.id == unit_id)).mappings().one()
        months = months_until(today, MONTHS)
        history = history_facts(asking(connection), months[0].first, today)
        said = said_of(connection, unit_id, today)
        inspections = tuple(_inspections(connection, unit_id, today))
        people = tuple(people_of(connection, unit, today))
        out = tagged_out(connection, unit_id, today)
        skips = skips_said(connection, months[0].first, today)
    own = unit.meters[0] if len(unit.meters) == 1 else None
    meters = meters_in(said, own)
    rates = {
        str(meter): say_reading(round(rate, 0 if rate >= 10 else 1), meter)
        for meter, known in meters.items()
        if (rate := rate_of(known, today))
    }
    day = Day(history.facts, today)
    duties = [duty for duty in plan_duties(day) if duty.subject_id == unit_id]
    moved = moved_of(unit, meters, today)
    return UnitPage(
        id=unit_id,
        name=unit.name,
        about=_about(about),
        state=unit.state,
        sentences=(*([out.said] if out else []), *_first(unit, duties, day, moved)),
        meters=tuple(show_meter(meter, known, today) for meter, known in meters.items()),
        has_meter=bool(unit.meters),
        duties=tuple(
            _duty(duty, rates, today, is_sold=unit.state.key == "sold")
            for duty in worst_first(duties)
        ),
        inspections=inspections,
        actions=tuple(_actions(history.facts, unit_id, today)),
        people=people,
        months=_months(history, unit_id, today, skips),
        demands=any(duty.plan and duty.plan + unit_id in day.returns for duty in duties),
    )


def _about(unit: Mapping[Any, Any]) -> str:
    """What it is: "Pickup · Ford F-350 · 2019 · plate CDR 441 · kilometres"."""
    parts = [unit["type"], unit["make_model"], unit["year"], unit["serial_plate"]]
    said = [str(part) for part in parts if part]
    if unit["lot_size"] and unit["lot_size"] > 1:
        said.append(_("{n} in the lot").format(n=say_number(unit["lot_size"], 0)))
    if unit["reading_unit"]:
        said.append(_(METERS[unit["reading_unit"]]))
    return " · ".join(said)


def _first(unit: Unit, duties: list[Duty], day: Day, moved: tuple[str, ...]) -> Iterator[str]:
    """Say what a person must know before anything else."""
    if unit.state.ahead:
        yield unit.state.ahead
    if unit.state.key == "sold":
        yield _("Nothing is asked of it any more; what was done on it stays in the records.")
    elif unit.state.key != "in_service":
        n = sum(duty.state is State.SUSPENDED for duty in duties)
        if n:
            yield ngettext("{n} duty is paused.", "{n} duties are paused.", n).format(
                n=say_number(n, 0)
            )
        staying = [duty.task for duty in duties if duty.state is not State.SUSPENDED]
        if staying:
            yield _("Still due: {tasks}.").format(tasks=", ".join(dict.fromkeys(staying)))
    else:
        back = {day.returns.get((duty.plan or "") + unit.id): duty for duty in duties}
        for on, duty in back.items():
            if on is not None:
                yield duty.reason
    yield from moved


def _duty(duty: Duty, rates: Mapping[str, str], today: date, *, is_sold: bool) -> Row:
    look = DUTIES[duty.state.value]
    return Row(
        chip=_("Ended") if is_sold else _(look.word),
        tone=look.tone,
        what=duty.task,
        why=_why(duty, rates, today),
        kind="duty_plan",
        record_id=duty.plan or "",
        when=say_forecast(duty, rates, today),
    )


def _why(duty: Duty, rates: Mapping[str, str], today: date) -> str:
    """The rule and the reason, neither said twice."""
    reason = duty.reason
    if duty.due_estimated and duty.due and duty.due >= today and _counted_in(duty) in rates:
        used, _semicolon, _forecast = reason.partition("; ")  # the forecast stands above it
        reason = f"{used.rstrip('.')}."
    if not duty.rule_said or duty.rule_said in reason or duty.rule in reason:
        return reason
    return f"{_capital(duty.rule_said)}. {reason}"


def say_forecast(duty: Duty, rates: Mapping[str, str], today: date) -> str:
    """Return when it is due: "about 3 to 9 December at your rate of 62 km a day"."""
    if duty.due is None or duty.state is State.SUSPENDED:
        return ""
    if not duty.due_estimated or duty.due < today:
        return _("due {day}").format(day=say_date(duty.due, today))
    first, last = duty.due_from or duty.due, duty.due_to or duty.due
    words = {"span": say_days(first, last, today)}
    unit = _counted_in(duty)
    if unit in rates:
        return _("about {span} at your rate of {rate} a day").format(**words, rate=rates[unit])
    return _("about {span}").format(**words)


def _counted_in(duty: Duty) -> str:
    """What the rule counts: km or h."""
    words = fold(duty.rule_said)
    return "km" if " km" in f" {words}" else "h"


def _actions(facts: DutyFacts, unit_id: str, today: date) -> Iterator[Row]:
    """Open corrective actions on the unit, the worst first."""
    open_ones = {action.id: action for action in facts.actions}
    for duty in worst_first(action_duties(facts, today)):
        action = open_ones.get(duty.plan or "")
        if action is None or action.subject is None or action.subject.id != unit_id:
            continue
        look = DUTIES[duty.state.value]
        chip = _("No due date") if duty.due is None else _(look.word)
        if duty.state is State.OK:
            chip = _("Open")
        when = _("due {day}").format(day=say_date(duty.due, today)) if duty.due else ""
        why = _("found {day}").format(day=say_date(action.found_on, today))
        if action.assigned_to:
            why = _("{who}, {found}").format(who=action.assigned_to, found=why)
        tone = "blue" if duty.state is State.OK else look.tone
        yield Row(chip, tone, action.what, why, "corrective_action", action.id, when)


def _inspections(connection: Connection, unit_id: str, today: date) -> Iterator[Row]:
    """Yield the last inspections with what was wrong."""
    titles = Titles(connection, {})
    question = (
        select(INSPECTION)
        .where(
            INSPECTION.c.equipment_id == unit_id,
            INSPECTION.c.voided_at.is_(None),
            INSPECTION.c.done_on <= today,
        )
        .order_by(INSPECTION.c.done_on.desc(), INSPECTION.c.id.desc())
        .limit(LATEST)
    )
    for line in connection.execute(question).mappings():
        who = titles.of_id("worker", line["by_id"]) if line["by_id"] else line["by_name"] or ""
        chip, tone = _RESULTS.get(line["result"] or "", ("", "plain"))
        defects = " ".join((line["defects"] or "").split())
        why = defects or (_("No defects noted.") if line["result"] == "pass" else "")
        if who:
            by = _("By {who}.").format(who=who)
            why = f"{by} {why}".strip()
        yield Row(
            chip=_(chip) if chip else _("Done"),
            tone=tone,
            what=line["task"] or titles.of_id("duty_plan", line["plan_id"] or ""),
            why=why,
            kind="inspection",
            record_id=line["id"],
            when=say_date(line["done_on"], today),
        )


def _months(
    history: History, unit_id: str, today: date, skips: Mapping[str, Sequence[SkipSaid]]
) -> TwelveMonths:
    """The last twelve months of this unit alone."""
    facts = history.facts
    plans = tuple(plan for plan in facts.plans if plan.subject.id == unit_id)
    own = history._replace(facts=replace(facts, plans=plans))
    shown = lines_of(own, months_until(today, MONTHS), today, skips)
    # the page says which unit it is; what is done takes the place of its number
    lines = [replace(line, subject=line.task, task=line.rule) for line in shown.lines]
    return replace(shown, lines=tuple(lines))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
