"""Takes readings by hand, of one unit or of all on one page; what falls or jumps is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.duties.suspension import RETURNED, Why
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records.conversion import is_id
from desktop.records.equipment import METER
from desktop.records.equipment import READING as READING_KIND
from desktop.services.typed_fields import day_of, read_one
from desktop.services.units.knowing import IN_SERVICE, Unit, units_in
from desktop.services.units.looking import (
    NEW_METER,
    TRUE,
    Key,
    Looked,
    MeterLine,
    Near,
    look_at,
)
from desktop.services.units.readings import (
    BY_HAND,
    Said,
    meters_in,
    rate_of,
    said_of,
    say_reading,
)
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import WRITTEN
from desktop.store.transaction import Transaction
from desktop.values.pace import BACK_DAYS
from desktop.values.spoken import say_date, say_number

READ_ON: Final = READING_KIND.field("read_on")


@dataclass(frozen=True)
class Typed:
    """What was typed for a meter, and what was answered when it was asked about."""

    text: str
    answer: str = ""


def meter_lines(
    company: CompanyFile, today: date, on: date, unit_id: str | None = None
) -> tuple[MeterLine, ...]:
    """Return the meters to read on a day: of all units that are not sold, or of one."""
    with company.reading() as connection:
        units = units_in(connection, today, None if unit_id is None else [unit_id])
        return tuple(
            _line(connection, unit, meter, on, today)
            for unit in units.values()
            if unit.state.key != Why.SOLD
            for meter in unit.meters
        )


def enter_readings(
    company: CompanyFile, typed: Mapping[Key, Typed], typed_on: str, today: date
) -> int:
    """Save the readings that were typed as one action; return how many.

    Refused with a sentence for each meter ("unit:km"), "read_on" for the day; a reading that was
    asked about and not answered is among them.
    """
    on = read_one(READ_ON, typed_on, today).value
    faults: dict[str, str] = {}
    if not isinstance(on, date):
        raise Refused({"read_on": _("Type the day on which they were read.")})
    if on > today:
        raise Refused({"read_on": _("{day} is still to come. Enter what was read by today.").format(
            day=say_date(on, today))})  # fmt: skip
    found: list[tuple[MeterLine, Decimal, str]] = []
    for line in meter_lines(company, today, on):
        one = typed.get(line.key, Typed(""))
        looked = look_at(line, one.text, on, today)
        wrong = looked.fault or (looked.question if one.answer not in (NEW_METER, TRUE) else "")
        if wrong:
            faults[":".join(line.key)] = wrong
        elif looked.value is not None:
            found.append((line, looked.value, one.answer))
    if faults:
        raise Refused(faults)

    def work(t: Transaction) -> None:
        for line, value, answer in found:
            values = {"equipment_id": line.unit_id, "read_on": on, "value": value,
                      "unit": line.unit, "source": BY_HAND}  # fmt: skip
            if answer == NEW_METER:
                values["meter_replaced"] = True
            t.save("reading", values)

    if found:
        company.write(_name([line for line, _value, _answer in found], on, today), work)
    return len(found)


def near_of(
    connection: Connection, unit: Unit, meter: str, on: date, today: date, but: str = ""
) -> Near:
    """Return the readings around a day, one record left out."""
    own = unit.meters[0] if len(unit.meters) == 1 else None
    before = _neighbour(connection, unit.id, meter, own, on, but, later=False)
    after = _neighbour(connection, unit.id, meter, own, on, but, later=True)
    since = today - timedelta(days=BACK_DAYS)
    lately = [one for one in said_of(connection, unit.id, today, since) if one.record_id != but]
    return Near(before, after, _rate(lately, own, meter, today))


def _rate(said: Sequence[Said], own: str | None, meter: str, today: date) -> Decimal | None:
    found = {str(unit): one for unit, one in meters_in(said, own).items()}.get(meter)
    return rate_of(found, today) if found else None


def _neighbour(
    connection: Connection,
    unit_id: str,
    meter: str,
    own: str | None,
    on: date,
    but: str,
    *,
    later: bool,
) -> tuple[date, Decimal] | None:
    """The last reading by a day, or the first after it, by a seek in each kind of record."""
    found: list[tuple[date, Decimal]] = []
    for table, (day, value, unit) in WRITTEN.items():
        column = table.c[day]
        question = select(column, table.c[value]).where(
            table.c.equipment_id == unit_id,
            table.c.id != but,
            table.c.voided_at.is_(None),
            table.c[value].is_not(None),
            func.coalesce(table.c[unit], own) == meter,
            column > on if later else column <= on,
        )
        ways = (column.asc(), table.c[value].asc()) if later else (
            column.desc(), table.c[value].desc())  # fmt: skip
        found += [(d, v) for d, v in connection.execute(question.order_by(*ways).limit(1))]
    return (min if later else max)(found, default=None)


def _line(
    connection: Connection, unit: Unit, meter: str, on: date, today: date, but: str = ""
) -> MeterLine:
    near = near_of(connection, unit, meter, on, today, but)
    last = _("no reading yet")
    estimate = ""
    is_out = unit.state.key not in (IN_SERVICE, RETURNED)
    if near.before is not None:
        day, value = near.before
        last = _("{reading} on {day}").format(
            reading=say_reading(value, meter), day=say_date(day, today)
        )
        rate = Decimal(0) if is_out else (near.rate or Decimal(0))
        estimate = say_number(value + rate * (on - day).days, 0)
    return MeterLine(
        unit_id=unit.id,
        unit=meter,
        name=unit.name,
        number=unit.number,
        last=last,
        estimate=estimate,
        state=unit.state.word if is_out else "",
        near=near,
        is_out=is_out,
    )


def _name(lines: Sequence[MeterLine], on: date, today: date) -> str:
    day = say_date(on, today)
    names = list(dict.fromkeys(line.name for line in lines))
    if len(names) == 1:
        return _("Reading of {unit}, {day}").format(unit=names[0], day=day)
    n = len(names)
    said = ngettext("Readings of {n} unit, {day}", "Readings of {n} units, {day}", n)
    return said.format(n=n, day=day)


def look_at_typed(
    company: CompanyFile, typed: Mapping[str, object], record_id: str, today: date
) -> Looked:
    """Return what is wrong or odd about a reading as it stands in its form."""
    unit_id, meter = str(typed.get("equipment_id") or ""), str(typed.get("unit") or "")
    on = day_of(READ_ON, str(typed.get("read_on") or ""), today)
    value = str(typed.get("value") or "")
    if not is_id(unit_id) or not value.strip() or meter not in METER:
        return Looked()
    with company.reading() as connection:
        unit = units_in(connection, today, [unit_id]).get(unit_id)
        if unit is None:
            return Looked()
        line = _line(connection, unit, meter, on, today, record_id)
    if on > today:
        return Looked(fault=_("That day is still to come. Enter what was read by today."))
    looked = look_at(line, value, on, today)
    if not looked.fault and meter not in unit.meters and unit.meters:
        counts = _("kilometres") if meter == "h" else _("hours")
        return Looked(fault=_("The meter of {unit} counts {counts}.").format(
            unit=unit.name, counts=counts))  # fmt: skip
    return looked
