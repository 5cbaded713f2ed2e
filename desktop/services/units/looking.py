"""Looks at a reading as it is typed: one that falls or jumps is a slip, a new meter, or true."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.units.readings import say_reading
from desktop.values.interval import READING_UNITS, ReadingUnit
from desktop.values.spoken import say_date, say_number, say_span
from desktop.values.usage import MOST_A_DAY, read_reading, too_much

FAR_OFF: Final = 6  # times the usual use a day is asked about
FEW: Final[Mapping[str, Decimal]] = {"km": Decimal(1_000), "h": Decimal(40)}  # never asked about
NEW_METER, TRUE = "new", "true"
ANSWERS: Final[Mapping[str, str]] = {
    "slip": N_("Typing slip"),
    NEW_METER: N_("New meter"),
    TRUE: N_("It is true"),
}
Key = tuple[str, str]  # unit, and what its meter counts


@dataclass(frozen=True)
class Near:
    """The reading before a day and the one after it, and how much a day adds usually."""

    before: tuple[date, Decimal] | None = None
    after: tuple[date, Decimal] | None = None
    rate: Decimal | None = None


@dataclass(frozen=True)
class MeterLine:
    """One meter of one unit on the page: what it said last, and what it may say by now."""

    unit_id: str
    unit: str
    name: str
    number: str
    last: str
    estimate: str
    state: str
    near: Near
    is_out: bool = False  # parked, tagged out: nobody drives it

    @property
    def key(self) -> Key:
        """What tells it from the other meters."""
        return self.unit_id, self.unit


@dataclass(frozen=True)
class Looked:
    """A reading as it was read: `fault` where it cannot be, `question` where it may not be."""

    value: Decimal | None = None
    fault: str = ""
    question: str = ""


def look_at(line: MeterLine, typed: str, on: date, today: date) -> Looked:
    """Return what is wrong or odd about a reading as it is typed; reads nothing from the file."""
    if not typed.strip():
        return Looked()
    try:
        read = read_reading(typed)
    except Refused as refused:
        return Looked(fault=next(iter(refused.faults.values())))
    if read.unit is not None and read.unit != line.unit:
        return Looked(
            fault=_("This field is for {unit}. Type the reading of that meter.").format(
                unit=_("kilometres") if line.unit == "km" else _("hours")
            )
        )
    if fault := too_much(read.value, "km" if line.unit == "km" else "h"):
        return Looked(fault=fault)
    return Looked(read.value, question=_question(line, read.value, on, today))


def cannot_be(value: Decimal, read_in: object, meters: Collection[str], name: str) -> str:
    """Return why a reading of a unit cannot be kept, "" where it may.

    No meter shows so much, or nobody said which of two meters said it.
    """
    said = next((unit for unit in READING_UNITS if unit == read_in), None)
    if said is None and len(meters) > 1:
        return _(
            "{unit} has a meter for kilometres and one for hours. Choose which of them said {n}."
        ).format(unit=name, n=say_number(value))
    own = next((unit for unit in READING_UNITS if unit in meters), None)
    return too_much(value, said or own)


def _question(line: MeterLine, value: Decimal, on: date, today: date) -> str:
    """Ask about a reading that falls, or jumps more than the unit can have gone."""
    near, unit = line.near, line.unit
    if near.before is not None and value < near.before[1]:
        said = _("That is {amount} less than on {day}: a typing slip, a new meter, or is it true?")
        return said.format(
            amount=say_reading(near.before[1] - value, unit), day=say_date(near.before[0], today)
        )
    if near.after is not None and value > near.after[1]:
        return _(
            "That is {amount} more than later, on {day}: a typing slip, a new meter, or is it true?"
        ).format(
            amount=say_reading(value - near.after[1], unit), day=say_date(near.after[0], today)
        )
    if near.before is not None and _jumps(near, value, on, unit):
        return _("That is {amount} in {span}: a typing slip, a new meter, or is it true?").format(
            amount=say_reading(value - near.before[1], unit),
            span=say_span(max(1, (on - near.before[0]).days)),
        )
    return ""


def _jumps(near: Near, value: Decimal, on: date, unit: str) -> bool:
    assert near.before is not None
    gained, days = value - near.before[1], max(1, (on - near.before[0]).days)
    read_in: ReadingUnit = "km" if unit == "km" else "h"
    if gained > MOST_A_DAY[read_in] * days:
        return True
    if not near.rate or gained <= FEW[unit]:
        return False
    return gained > near.rate * days * FAR_OFF
