"""What is inspected: a unit and what its meter said last, a lot, every unit of a type, a site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from desktop.records.equipment import METER
from desktop.services.inspection_saving import is_out_of_order, name_of_unit
from desktop.services.out_of_order import tagged_out
from desktop.services.typed_fields import read_one
from desktop.services.units.entering import near_of
from desktop.services.units.knowing import units_in
from desktop.services.units.looking import Looked, MeterLine, Near, cannot_be, look_at
from desktop.store import aggregate
from desktop.store.questions.terms import WRITTEN, table_of
from desktop.values.folding import fold
from desktop.values.spoken import say_date, say_number


@dataclass(frozen=True)
class Reading:
    """The last reading of a unit before a day."""

    value: Decimal
    unit: str
    on: date


@dataclass(frozen=True)
class Subject:
    """What is inspected: a unit, a lot of small things, every unit of a type, or a site."""

    name: str = ""  # "Unit 103", "Fire extinguishers (9)", "Shop"
    lot: int = 1
    meter: str = ""  # "km", "h", "both"; "none" where it has none, "" where nobody knows
    last: Reading | None = None
    last_said: str = ""
    is_out: bool = False  # tagged out of use already
    out_said: str = ""  # since when
    near: Mapping[str, Near] = field(default_factory=dict)  # the readings around the day


def subject_of(
    connection: Connection, typed: Mapping[str, object], on: date, today: date, but: str
) -> tuple[Subject, tuple[str, ...]]:
    """Return what is inspected, and the words that tell of it."""
    unit = one_of(connection, "equipment", typed.get("equipment_id"))
    if unit:
        meter = str(unit["reading_unit"] or "")
        last = _last_reading(connection, id_of(typed.get("equipment_id")), meter, on, but)
        said = (
            _("Last: {reading}, {date}").format(reading=_said(last), date=say_date(last.on, today))
            if last
            else ""
        )
        name = name_of_unit(unit)
        unit_id = id_of(typed.get("equipment_id"))
        known = units_in(connection, on, [unit_id]).get(unit_id)
        # where nobody said what the meter counts, its last reading does
        meters = known.meters if known else ()
        meters = meters or ((last.unit,) if last and last.unit in METER else ())
        subject = Subject(
            name,
            unit["lot_size"] or 1,
            meter,
            last,
            said,
            is_out=is_out_of_order(connection, unit_id, on),
            out_said=_out_said(connection, unit_id, on, today, but),
            near={m: near_of(connection, known, m, on, today, but) for m in meters if known},
        )
        return subject, (str(unit["type"] or ""), str(unit["description"]))
    if type_ := str(typed.get("equipment_type") or "").strip():
        return Subject(type_, _count_of_type(connection, type_), "none"), (type_,)
    site = one_of(connection, "site", typed.get("site_id"))
    if site:
        return Subject(str(site["name"]), meter="none"), (
            str(site["name"]),
            str(site["place"] or ""),
        )
    return Subject(), ()


def _out_said(connection: Connection, unit_id: str, on: date, today: date, but: str) -> str:
    """Return since when a unit is out of use: to one who inspects it, or whose inspection did it.

    An old inspection tells of it while the unit that it took out waits for its repair.
    """
    out = tagged_out(connection, unit_id, today if but else on)
    return out.said if out and (not but or out.since == on) else ""


def _count_of_type(connection: Connection, type_: str) -> int:
    """How many things of a type there are, lots by what is in them."""
    table = table_of(kind_of("equipment").model)
    question = select(table.c.type, table.c.lot_size).where(table.c.voided_at.is_(None))
    return sum(
        size or 1
        for other, size in connection.execute(question).all()
        if other and fold(other) == fold(type_)
    )


def _last_reading(
    connection: Connection, unit_id: str, meter: str, on: date, but: str
) -> Reading | None:
    """Return the last reading of a unit until a day, the one of the record at hand left out."""
    found: list[Reading] = []
    for table, (day, value, unit) in WRITTEN.items():
        read_in = func.coalesce(table.c[unit], meter if meter in METER else None)
        question = (
            select(table.c[day], table.c[value], read_in)
            .where(
                table.c.equipment_id == unit_id,
                table.c.id != but,
                table.c[day] <= on,
                table.c[value].is_not(None),
                table.c.voided_at.is_(None),
            )
            .order_by(table.c[day].desc(), table.c[value].desc())
            .limit(1)
        )
        found += [
            Reading(amount, read, day_) for day_, amount, read in connection.execute(question)
        ]
    return max(found, key=lambda reading: (reading.on, reading.value), default=None)


def _said(reading: Reading) -> str:
    number = say_number(reading.value)
    unit = _(METER[reading.unit]) if reading.unit in METER else ""
    return f"{number} {unit}".strip()


def look_at_reading(
    subject: Subject, reading: object, unit: object, done_on: object, today: date
) -> Looked:
    """Return what is wrong or odd about a reading as typed: it falls, it jumps, nobody reads it."""
    try:
        value = read_one(kind_of("inspection").field("reading"), reading, today).value
    except Refused:
        return Looked()  # what is no number is told by the field itself
    if value is None:
        return Looked()
    # while nobody has chosen between two meters, none of them says what is odd
    own = next(iter(subject.near), "") if len(subject.near) == 1 else ""
    read_in = str(unit or "") or own
    if read_in not in subject.near:
        fault = cannot_be(value, read_in, subject.near if unit else (), subject.name)
        return Looked(fault=fault) if fault else Looked(value)
    line = MeterLine("", read_in, "", "", "", "", "", subject.near[read_in])
    return look_at(line, str(value), day_of(done_on, today), today)


def one_of(connection: Connection, kind: str, record_id: object) -> Mapping[str, Any]:
    """Return the values of a record that is named, none where none is."""
    if not is_id(record_id):
        return {}
    found = aggregate.read_one(connection, kind_of(kind), record_id)
    return found.values if found else {}


def id_of(typed: object) -> str:
    return typed if is_id(typed) else ""


def day_of(typed: object, today: date) -> date:
    try:
        value = read_one(kind_of("inspection").field("done_on"), typed, today).value
    except Refused:
        return today
    return value if isinstance(value, date) else today
