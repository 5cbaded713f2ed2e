"""A unit that is tagged out: since when and why, and the repair that brings it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.duties.suspension import RETURNED, Why
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.records.equipment import ServiceChange
from desktop.services.editing import Save, read_form, save_record, save_together
from desktop.services.typing import NewOne
from desktop.services.units.knowing import units_in
from desktop.services.units.looking import cannot_be
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import table_of
from desktop.values.spoken import say_date

BACK: Final = "back_in_service"  # under this name a form says that its unit comes back
_MAINTENANCE: Final = kind_of("maintenance")
_CHANGE: Final = table_of(ServiceChange)
_LONGEST_REASON: Final = kind_of("service_change").field("reason").longest or 0

Typed = Mapping[str, object]


@dataclass(frozen=True)
class TaggedOut:
    """A unit that is out of order; `said` tells since when, why, and what brings it back."""

    unit_id: str
    name: str
    since: date
    said: str

    @property
    def offer(self) -> str:
        """What a person is asked when its repair is entered."""
        return _("Return {unit} to service with this repair").format(unit=self.name)

    @property
    def then(self) -> str:
        """What is said when it came back."""
        return _("{unit} is back in service. Inspect it before it is used.").format(unit=self.name)


def tagged_out(connection: Connection, unit_id: object, today: date) -> TaggedOut | None:
    """Return how a unit is out of order, None where it is not."""
    if not isinstance(unit_id, str) or not is_id(unit_id):
        return None
    unit = units_in(connection, today, [unit_id]).get(unit_id)
    if unit is None or unit.state.key != Why.OUT_OF_ORDER or unit.state.since is None:
        return None
    why = _reason(connection, unit_id, unit.state.since)
    day = say_date(unit.state.since, today)
    said = _("Out of order since {day}: {why}.") if why else _("Out of order since {day}.")
    back = _("Back after a repair and an inspection.")
    told = f"{said.format(day=day, why=why.rstrip('.'))} {back}"
    return TaggedOut(unit_id, unit.name, unit.state.since, told)


def tagged_out_of(company: CompanyFile, unit_id: object, today: date) -> TaggedOut | None:
    """Return how a unit is out of order, read by itself."""
    with company.reading() as connection:
        return tagged_out(connection, unit_id, today)


def _reason(connection: Connection, unit_id: str, since: date) -> str:
    question = (
        select(_CHANGE.c.reason)
        .where(
            _CHANGE.c.equipment_id == unit_id,
            _CHANGE.c.change == Why.OUT_OF_ORDER,
            _CHANGE.c.changed_on >= since,
            _CHANGE.c.voided_at.is_(None),
        )
        .order_by(_CHANGE.c.changed_on, _CHANGE.c.id)
    )
    return next((why for why in connection.execute(question).scalars() if why), "")


def returned(out: TaggedOut, on: date, why: str, who: Mapping[str, Any]) -> Save:
    """Return what brings a unit back on a day, to be saved together with its repair.

    Raises Refused under "done_on" for a day before it was tagged out.
    """
    if on < out.since:
        raise Refused(
            {
                "done_on": _(
                    "{unit} was tagged out after that day, on {day}. Check the date of the repair."
                ).format(unit=out.name, day=say_date(out.since, on))
            }
        )
    reason = " ".join(why.split())[:_LONGEST_REASON] or None
    change = {"equipment_id": out.unit_id, "change": RETURNED, "changed_on": on, "reason": reason}
    return Save("service_change", {**change, **who})


def _refuse_reading(connection: Connection, whole: Typed, today: date) -> None:
    """Refuse a reading that cannot be, or of which nobody said which meter of the unit it is."""
    value, unit_id = whole.get("reading"), whole.get("equipment_id")
    if not isinstance(value, Decimal) or not isinstance(unit_id, str) or not is_id(unit_id):
        return
    unit = units_in(connection, today, [unit_id]).get(unit_id)
    if unit and (said := cannot_be(value, whole.get("reading_unit"), unit.meters, unit.name)):
        raise Refused({"reading": said})


def save_maintenance(
    company: CompanyFile, typed: Typed, record_id: str | None, version: int | None, today: date
) -> str:
    """Save maintenance as typed; where it says so its unit is back in service with it."""
    wants_back = typed.get(BACK) is True
    plain = {name: value for name, value in typed.items() if name != BACK}
    values = read_form(company, "maintenance", plain, today) if plain else {}
    with company.reading() as connection:
        before = aggregate.read_one(connection, _MAINTENANCE, record_id) if record_id else None
        whole = {**(before.values if before else {}), **values}
        if {"reading", "reading_unit", "equipment_id"} & values.keys():
            _refuse_reading(connection, whole, today)
        out = tagged_out(connection, whole.get("equipment_id"), today) if wants_back else None
    on = whole.get("done_on")
    if out is None or not isinstance(on, date):
        return save_record(company, "maintenance", values, record_id, version)
    if on > today:
        raise Refused({"done_on": _("A unit returns to service once its repair is done.")})
    who = {name: whole.get(name) for name in ("by_id", "by_name")}
    saves = [Save("maintenance", values, record_id, version)]
    if isinstance(who["by_id"], NewOne):  # made once, for both
        who = {"by_id": None, "by_name": who["by_id"].name}
    saves.append(returned(out, on, str(whole.get("what") or ""), who))
    name = _("{unit} repaired and returned to service").format(unit=out.name)
    try:
        return save_together(company, name, saves)[0]
    except Refused as refused:
        faults = {place.removeprefix("0."): said for place, said in refused.faults.items()}
        raise Refused(faults) from refused
