"""What the meters of a unit said over time, who says so, and how fast they run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.duties.meters import Meter, meter_of
from desktop.duties.moved_while_parked import moved_while_parked
from desktop.language import N_, _
from desktop.records.equipment import METER
from desktop.services.units.knowing import Unit, units_in
from desktop.store.facts import ReadingFact, Subject, UnitFact
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import INSPECTION, MAINTENANCE, READING, WRITTEN
from desktop.values.interval import READING_UNITS, ReadingUnit
from desktop.values.pace import pace_points
from desktop.values.spoken import say_date, say_number

BY_HAND: Final = "Entered by hand"  # as it is kept in the record
_KINDS: Final = {READING: "reading", INSPECTION: "inspection", MAINTENANCE: "maintenance"}
_TOLD_BY: Final = {INSPECTION: "task", MAINTENANCE: "what", READING: "source"}
_WORDS: Final = {
    "reading": N_("Entered by hand"),
    "inspection": N_("Inspection"),
    "maintenance": N_("Maintenance"),
}


@dataclass(frozen=True)
class Line:
    """One reading: when, how much, where it comes from, and what is to be said of it."""

    kind: str
    record_id: str
    on: date
    day: str
    reading: str
    source: str
    remark: str = ""
    tone: str = ""


@dataclass(frozen=True)
class MeterShown:
    """One meter: what it says now, how fast it runs, and its points as a running total."""

    unit: str
    name: str
    last: str
    rate: str
    points: tuple[tuple[date, float], ...]
    labels: tuple[str, ...] = ()  # of the lowest and the highest point, of the first and last day

    @property
    def said(self) -> str:
        """Both in a sentence, for who cannot see the line."""
        return " ".join(filter(None, (self.last, self.rate)))


@dataclass(frozen=True)
class Readings:
    """All readings of a unit, the newest first, and its meters."""

    lines: tuple[Line, ...] = ()
    meters: tuple[MeterShown, ...] = ()
    moved: tuple[str, ...] = ()  # that it moved while it was out of service


@dataclass(frozen=True)
class Said:
    """A reading as it lies in the file, whatever kind of record holds it."""

    kind: str
    record_id: str
    on: date
    value: Decimal
    unit: str | None
    told: str
    replaced: bool


def readings_of(company: CompanyFile, unit_id: str, today: date) -> Readings:
    """Return the readings of a unit."""
    with company.reading() as connection:
        unit = units_in(connection, today, [unit_id]).get(unit_id)
        return readings_in(connection, unit, today) if unit is not None else Readings()


def readings_in(connection: Connection, unit: Unit, today: date) -> Readings:
    """Return the same from a reading that goes on."""
    said = said_of(connection, unit.id, today)
    own = unit.meters[0] if len(unit.meters) == 1 else None
    meters = meters_in(said, own)
    return Readings(
        lines=tuple(_line(one, unit, own, meters, today) for one in reversed(said)),
        meters=tuple(show_meter(unit, meter, today) for unit, meter in meters.items()),
        moved=moved_of(unit, meters, today),
    )


def said_of(
    connection: Connection, unit_id: str, today: date, since: date = date.min
) -> list[Said]:
    """Return every reading of a unit from one day to another, the oldest first."""
    found: list[Said] = []
    for table, (day, value, unit) in WRITTEN.items():
        told = table.c[_TOLD_BY[table]]
        replaced = table.c.meter_replaced if table is READING else None
        columns = [table.c.id, table.c[day], table.c[value], table.c[unit], told]
        question = select(*columns, *([replaced] if replaced is not None else [])).where(
            table.c.equipment_id == unit_id,
            table.c.voided_at.is_(None),
            table.c[value].is_not(None),
            table.c[day] >= since,
            table.c[day] <= today,
        )
        for id_, on, amount, read_in, words, *new in connection.execute(question):
            found.append(
                Said(_KINDS[table], id_, on, amount, read_in, words or "", bool(new and new[0]))
            )
    return sorted(found, key=lambda one: (one.on, one.replaced, one.value))


def meters_in(said: Sequence[Said], own: str | None) -> dict[ReadingUnit, Meter]:
    """Return the meters that said anything; `own` is what the only meter of the unit counts."""
    facts = tuple(ReadingFact(one.on, one.value, one.unit or own, one.replaced) for one in said)
    units = [unit for unit in READING_UNITS if any(fact.unit == unit for fact in facts)]
    return {unit: meter_of(UnitFact(readings=facts), unit) for unit in units}


def rate_of(meter: Meter, today: date) -> Decimal | None:
    """Return the use a day at the pace of the latest months, None where nothing tells."""
    telling = pace_points(meter.points, today)
    if len(telling) < 2 or telling[0][0] == telling[-1][0]:
        return None
    return (telling[-1][1] - telling[0][1]) / (telling[-1][0] - telling[0][0]).days


def say_reading(value: Decimal, unit: str | None) -> str:
    """Return "128,450 km"."""
    return f"{say_number(value)} {_(METER[unit]) if unit in METER else ''}".strip()


def moved_of(unit: Unit, meters: Mapping[ReadingUnit, Meter], today: date) -> tuple[str, ...]:
    """Return a sentence for each time that a meter of a unit went on while it was out of service.

    The same that a check of the whole company finds.
    """
    known = UnitFact(tuple(change for change in unit.changes if change.on <= today))
    subject = Subject("unit", unit.id, unit.number)
    found = moved_while_parked(subject, known, meters.items())
    return tuple(moved.sentence(today) for moved in found)


def _line(
    one: Said, of: Unit, own: str | None, meters: Mapping[ReadingUnit, Meter], today: date
) -> Line:
    unit, has_two = one.unit or own, len(of.meters) > 1
    remark, tone = "", ""
    if one.replaced:
        remark, tone = _("A new meter starts here"), "blue"
    elif unit is None and has_two:
        remark, tone = _("Nobody said whether it is kilometres or hours"), "amber"
    elif any(point == (one.on, one.value) for meter in meters.values() for point in meter.odd):
        remark, tone = _("Left out: it falls or jumps"), "amber"
    return Line(
        kind=one.kind,
        record_id=one.record_id,
        on=one.on,
        day=say_date(one.on, today),
        reading=say_reading(one.value, unit),
        source=_source(one),
        remark=remark,
        tone=tone,
    )


def _source(one: Said) -> str:
    """Say where a reading comes from: "Inspection: Truck inspection", "Entered by hand"."""
    if one.kind == "reading":
        return _(one.told) if one.told else _(_WORDS["reading"])
    if not one.told:
        return _(_WORDS[one.kind])
    return _("{kind}: {what}").format(kind=_(_WORDS[one.kind]), what=one.told)


def show_meter(unit: str, meter: Meter, today: date) -> MeterShown:
    """Return a meter with what it says now and how fast it runs."""
    rate = rate_of(meter, today)
    offset = meter.offsets[-1][1] if meter.offsets else Decimal(0)
    last = ""
    labels: tuple[str, ...] = ()
    if meter.points:
        on, total = meter.points[-1]
        last = _("{reading} on {day}").format(
            reading=say_reading(total - offset, unit), day=say_date(on, today)
        )
        first = meter.points[0]
        labels = (
            say_reading(first[1], unit),
            say_reading(total, unit),
            say_date(first[0], today),
            say_date(on, today),
        )
    rated = ""
    if rate is not None:
        rated = _("about {rate} a day").format(
            rate=say_reading(round(rate, 0 if rate >= 10 else 1), unit)
        )
    return MeterShown(
        unit=unit,
        name=_("Kilometres") if unit == "km" else _("Hours"),
        last=last,
        rate=rated,
        points=tuple((on, float(total)) for on, total in meter.points),
        labels=labels,
    )
