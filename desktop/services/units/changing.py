"""Parks units, returns, tags out or sells them: looked over first, then done as one action."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.duties.suspension import RETURNED, Why
from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.records.equipment import SERVICE_CHANGE
from desktop.services.editing import Save, read_form, save_together
from desktop.services.today.besides import read_besides
from desktop.services.typed_fields import day_of
from desktop.services.units.knowing import IN_SERVICE, Unit, began, names_joined, units_in
from desktop.services.units.resting import (
    Kept,
    Resting,
    first_inspection,
    keeping_on,
    resting,
)
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import DutyFacts
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking
from desktop.store.questions.terms import WRITTEN
from desktop.values.spoken import say_date, say_number

FARTHEST: Final = timedelta(days=731)  # a date beyond is a slip of the finger
CHANGED_ON: Final = SERVICE_CHANGE.field("changed_on")
_NAMES: Final[Mapping[str, str]] = {
    "parked": N_("{units} parked"),
    RETURNED: N_("{units} returned to service"),
    "out_of_order": N_("{units} out of order"),
    "sold": N_("{units} sold"),
}
_ALREADY: Final[Mapping[str, str]] = {
    "parked": N_("{unit} is parked since {since} already."),
    "out_of_order": N_("{unit} is out of order since {since} already."),
    "sold": N_("{unit} was sold {since} already."),
}
_LATER: Final[Mapping[str, str]] = {
    "parked": N_("{unit} is on file as parked from {day}. Choose a later day, or void that entry."),
    "out_of_order": N_(
        "{unit} is on file as out of order from {day}. Choose a later day, or void that entry."
    ),
    "sold": N_("{unit} is on file as sold {day}. Choose another day, or void that entry."),
    RETURNED: N_(
        "{unit} is on file as returned to service {day}. Choose another day, or void that entry."
    ),
}


@dataclass(frozen=True)
class Ahead:
    """What a change will do: sentences, what is wrong, and what has to be asked first.

    `kept` are duties that should stay due; `question` is to be answered with yes before it counts.
    """

    units: tuple[Unit, ...] = ()
    said: tuple[str, ...] = ()
    fault: str = ""
    question: str = ""
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True)
class ChangeTyped:
    """A change as it was typed: what, on which units, the fields of its record, what was ticked."""

    change: str
    units: tuple[str, ...]
    fields: Mapping[str, object]
    keep: frozenset[str] = frozenset()  # plans that stay due from now on
    is_sure: bool = False  # of a day before anything on file


@dataclass(frozen=True)
class Done:
    """What came of it: a sentence, and the new inspection that is the next thing to do."""

    said: str
    inspect: Mapping[str, Any] = field(default_factory=dict)


def look_ahead(
    company: CompanyFile, change: str, ids: Sequence[str], typed_on: object, today: date
) -> Ahead:
    """Return what a change will do to units, as it is typed so far; changes nothing."""
    on = day_of(CHANGED_ON, str(typed_on or ""), today)
    with company.reading() as connection:
        found = units_in(connection, today, ids)
        units = tuple(found[unit_id] for unit_id in found if unit_id in set(ids))
        fault = _fault(units, change, on, today)
        question = "" if fault else _question(connection, units, on, today)
        facts = duty_facts(connection, today)
    return Ahead(
        units=units,
        said=tuple(filter(None, _said(change, units, facts, on, today))) if units else (),
        fault=fault,
        question=question,
        kept=_resting(facts, units).proposed if change in ("parked", "out_of_order") else (),
    )


def change_service(company: CompanyFile, typed: ChangeTyped, today: date) -> Done:
    """Park, return, tag out or sell units as one action.

    Refused by field: "units" for what cannot be of a unit, "changed_on" for its day.
    """
    if not typed.units:
        raise Refused({"units": _("Choose at least one unit.")})
    values = read_form(
        company,
        "service_change",
        {**typed.fields, "change": typed.change, "equipment_id": typed.units[0]},
        today,
    )
    on = values.get("changed_on")
    if not isinstance(on, date):
        raise Refused({"changed_on": _("Type the day from which it counts.")})
    ahead = look_ahead(company, typed.change, typed.units, on.isoformat(), today)
    if ahead.fault:
        raise Refused({"changed_on": ahead.fault})
    if ahead.question and not typed.is_sure:
        raise Refused({"question": ahead.question})
    saves = [Save("service_change", {**values, "equipment_id": unit.id}) for unit in ahead.units]
    saves += keeping_on(sorted(typed.keep))
    name = action_name(typed.change, ahead.units)
    save_together(company, name, saves)
    return Done(_done_said(name, on, today), _next(company, typed, ahead.units, on, today))


def action_name(change: str, units: Sequence[Unit]) -> str:
    """Return what the action is called: "T-1 Flat deck parked"."""
    return _(_NAMES[change]).format(units=names_joined(units))


def inspection_of(facts: DutyFacts, unit_id: str, checklists: Mapping[str, str]) -> dict[str, Any]:
    """Return the first values of the inspection that a unit asks for when it comes back."""
    plan = first_inspection(facts, unit_id)
    values: dict[str, Any] = {"equipment_id": unit_id}
    if plan is not None:
        values |= {"plan_id": plan.id, "task": plan.task}
        if checklists.get(plan.id):
            values["checklist_id"] = checklists[plan.id]
    return values


def fault_of(unit: Unit, change: str, on: date, today: date) -> str:
    """Return why a change cannot be of a unit on a day, "" where it can."""
    past = [known for known in unit.changes if known.on <= on]
    later = [known for known in unit.changes if known.on > on]
    key = past[-1].change if past and past[-1].change != RETURNED else IN_SERVICE
    words = {"unit": unit.name, "day": say_date(on, today)}
    if past and key not in (IN_SERVICE, RETURNED):
        words["since"] = say_date(began(past), today)
    if change == RETURNED and key == IN_SERVICE:
        return _not_out(unit, later, words, today)
    if change == key:
        return _(_ALREADY[change]).format(**words)
    if key == Why.SOLD and change != RETURNED:
        return _(
            "{unit} was sold {since}. Return it to service first, if it is yours again."
        ).format(**words)
    if later and later[0].change == change:
        words["day"] = say_date(later[0].on, today)
        return _(_LATER[change]).format(**words)
    return ""


def _not_out(unit: Unit, later: Sequence[Any], words: dict[str, str], today: date) -> str:
    out = next((known for known in later if known.change != RETURNED), None)
    if out is None:
        return _("{unit} is in service on {day}, so there is nothing to return it from.").format(
            **words
        )
    return _("{unit} is out of service only from {out}. It cannot return before that.").format(
        unit=unit.name, out=say_date(out.on, today)
    )


def _fault(units: Sequence[Unit], change: str, on: date, today: date) -> str:
    if on > today + FARTHEST:
        return _("{day} is more than two years ahead. Check the date.").format(
            day=say_date(on, today)
        )
    if on > today and change == "out_of_order":
        return _("{day} is still to come. A unit is tagged out on the day it is found.").format(
            day=say_date(on, today)
        )
    return " ".join(filter(None, (fault_of(unit, change, on, today) for unit in units)))


def _question(connection: Connection, units: Sequence[Unit], on: date, today: date) -> str:
    """Ask about a day before anything that is on file of a unit."""
    for unit in units:
        days = [known.on for known in unit.changes]
        for table, (day, _value, _unit) in WRITTEN.items():
            question = select(func.min(table.c[day])).where(
                table.c.equipment_id == unit.id, table.c.voided_at.is_(None)
            )
            days += [first for (first,) in connection.execute(question) if first is not None]
        if days and on < min(days):
            return _(
                "{day} is before anything on file about {unit}: the first is of {first}. Is the "
                "day right?"
            ).format(day=say_date(on, today), unit=unit.name, first=say_date(min(days), today))
    return ""


def _resting(facts: DutyFacts, units: Sequence[Unit]) -> Resting:
    return resting(facts, [u.id for u in units], {u.id: f"{u.type} {u.description}" for u in units})


def _said(
    change: str, units: Sequence[Unit], facts: DutyFacts, on: date, today: date
) -> Iterator[str]:
    """Yield what the change will do to the duties of the units."""
    if change == RETURNED:
        yield from _returning(units, facts, on, today)
        return
    rests = _resting(facts, units)
    if change == "sold":
        n = rests.pausing + len(rests.staying) + len(rests.proposed)
        yield ngettext("{n} duty ends.", "{n} duties end.", n).format(n=say_number(n, 0))
        yield _("It stays in the records, in the list under Sold, and nothing is asked of it.")
        return
    yield rests.said
    if change == "out_of_order":
        yield _("It is not to be used until it is returned to service and inspected.")
    else:
        yield _("When it returns to service, it is inspected before it is used.")


def _returning(units: Sequence[Unit], facts: DutyFacts, on: date, today: date) -> Iterator[str]:
    planned = [plan for unit in units if (plan := first_inspection(facts, unit.id))]
    day = _("today") if on == today else say_date(on, today)
    if not planned:
        yield _("No inspection is planned for it. Inspect it all the same before it is used.")
    elif len(units) == 1:
        yield _("“{task}” is due {day}: inspect it before it is used.").format(
            task=planned[0].task, day=day
        )
    else:
        yield _("Each is to be inspected {day}, before it is used.").format(day=day)


def _done_said(name: str, on: date, today: date) -> str:
    if on == today:
        return _("{what} today.").format(what=name)
    return _("{what} from {day}.").format(what=name, day=say_date(on, today))


def _next(
    company: CompanyFile, typed: ChangeTyped, units: Collection[Unit], on: date, today: date
) -> Mapping[str, Any]:
    if typed.change != RETURNED or on > today or len(units) != 1:
        return {}
    return inspect_now(company, typed.units[0], today)


def inspect_now(company: CompanyFile, unit_id: str, today: date) -> Mapping[str, Any]:
    """Return the first values of the inspection that a unit that came back asks for."""
    with company.reading() as connection:
        facts = duty_facts(connection, today)
        besides = read_besides(asking(connection))
    checklists = {
        plan: more.checklist_id
        for plan, more in besides.plans.items()
        if more.checklist_id and not more.voided_checklist
    }
    return inspection_of(facts, unit_id, checklists)
