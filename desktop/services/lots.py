"""Lots of small things looked after together, and what may not hide in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from desktop.duties.one_by_one import hides_in_a_lot, way_out
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.editing import IdOf, Save, read_form, save_record, save_together
from desktop.services.typed_fields import read_one
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.folding import fold
from desktop.values.spoken import say_number

MOST_UNITS: Final = 200  # that one lot is taken apart into
_EQUIPMENT: Final = kind_of("equipment")
_PLAN: Final = kind_of("duty_plan")

Typed = Mapping[str, object]


@dataclass(frozen=True)
class Apart:
    """That something must not be a lot: why, and of how many it could be made units."""

    fault: str = ""
    units: int = 0


def apart(typed: Typed, today: date) -> Apart:
    """Return whether a unit as typed hides several in a lot that must be looked at one by one."""
    size = _number(typed.get("lot_size"), today)
    if size < 2:
        return Apart()
    words = (str(typed.get("type") or ""), str(typed.get("description") or ""))
    said = hides_in_a_lot(size, typed.get("inspect_singly"), *words)
    if not said:
        return Apart()
    way = _("Make {n} units of it, each with its own number, or leave this empty for one unit.")
    return Apart(f"{said} {way.format(n=say_number(size))}", min(size, MOST_UNITS))


def _number(typed: object, today: date) -> int:
    try:
        value = read_one(_EQUIPMENT.field("lot_size"), typed, today).value
    except Refused:
        return 0
    return value if isinstance(value, int) else 0


def save_unit(
    company: CompanyFile, typed: Typed, record_id: str | None, version: int | None, today: date
) -> str:
    """Save a unit or lot as typed; what must be inspected one by one is refused as a lot."""
    values = read_form(company, "equipment", typed, today)
    before = _before(company, record_id)
    found = apart({**before, **values}, today)
    if found.fault and {"lot_size", "inspect_singly", "type", "description"} & values.keys():
        raise Refused({"lot_size": found.fault})
    return save_record(company, "equipment", values, record_id, version)


def make_units(
    company: CompanyFile, typed: Typed, record_id: str | None, version: int | None, today: date
) -> list[str]:
    """Make numbered units of a lot as typed, one for each in it, as one action; return their ids.

    A lot that is on file becomes the first of them, and each gets the duties of the lot.
    """
    values = read_form(company, "equipment", typed, today)
    whole = {**_before(company, record_id), **values}
    size = min(_number(whole.get("lot_size"), today), MOST_UNITS)
    if size < 2:
        raise Refused({"lot_size": _("Type how many there are, at least 2.")})
    numbers = _numbers(company, str(whole["number"]), size)
    common = {**whole, "lot_size": None, "lot_reason": None, "inspect_singly": None}
    first = {**values, "number": numbers[0], "lot_size": None, "lot_reason": None,
             "inspect_singly": None}  # fmt: skip
    saves = [Save("equipment", first if record_id else {**common, "number": numbers[0]},
                  record_id, version)]  # fmt: skip
    saves += [Save("equipment", {**common, "number": number}) for number in numbers[1:]]
    for plan in _plans(company, record_id):
        values_of_plan = _without_ids(plan.values)
        saves += [
            Save("duty_plan", {**values_of_plan, "equipment_id": IdOf(place)})
            for place in range(1, size)
        ]
    name = ngettext(
        "{n} unit made of {what}", "{n} units made of {what}", size
    ).format(n=size, what=whole.get("description") or numbers[0])  # fmt: skip
    return save_together(company, name, saves)[:size]


def said_made(size: int) -> str:
    """Return what is said when units were made."""
    said = ngettext("{n} unit was made.", "{n} units were made, each with its number.", size)
    return said.format(n=say_number(size))


def counts_said(size: int, exceptions: Sequence[Mapping[str, object]]) -> str:
    """Return how a lot came out: "33 of 34 pass, 1 removed."."""
    removed = sum(line.get("removed") is True for line in exceptions)
    left = len(exceptions) - removed
    n = max(0, size - len(exceptions))
    parts = [ngettext("{n} of {all} passes", "{n} of {all} pass", n).format(
        n=say_number(n), all=say_number(size))]  # fmt: skip
    if removed:
        parts.append(ngettext("{n} removed", "{n} removed", removed).format(n=say_number(removed)))
    if left:
        said = ngettext("{n} wrong and left in the lot", "{n} wrong and left in the lot", left)
        parts.append(said.format(n=say_number(left)))
    return _("{counts}.").format(counts=", ".join(parts))


def left_after(size: int, exceptions: Sequence[Mapping[str, object]]) -> int:
    """Return how many are left in a lot when what was removed is gone."""
    return max(0, size - sum(line.get("removed") is True for line in exceptions))


def count_from_now_on(left: int) -> str:
    """Return what a person is asked where some were removed."""
    if left == 0:
        return _("Nothing is left in the lot: count 0 from now on")
    return _("Count {n} in the lot from now on").format(n=say_number(left))


@dataclass(frozen=True)
class HiddenLot:
    """A lot on file of what must be inspected one by one: its unit, and why."""

    unit_id: str
    number: str
    description: str
    size: int
    why: str

    @property
    def message(self) -> str:
        """Say which lot it is, and why it is none."""
        return _("{number} {description}: {why}").format(
            number=self.number, description=self.description, why=self.why
        )

    @property
    def fix(self) -> str:
        """Say what to do about it."""
        return way_out(min(self.size, MOST_UNITS))


def hidden_lots(company: CompanyFile) -> tuple[HiddenLot, ...]:
    """Return the lots on file, wherever they came from, of what must be inspected one by one."""
    table = aggregate.table_of(_EQUIPMENT)
    columns = [table.c[name] for name in (
        "id", "number", "description", "type", "lot_size", "inspect_singly")]  # fmt: skip
    question = select(*columns).where(table.c.voided_at.is_(None), table.c.lot_size > 1)
    with company.reading() as connection:
        lines = connection.execute(question.order_by(table.c.number)).all()
    found = [
        HiddenLot(one.id, one.number, one.description, one.lot_size,
                  hides_in_a_lot(one.lot_size, one.inspect_singly, one.type, one.description))
        for one in lines
    ]  # fmt: skip
    return tuple(one for one in found if one.why)


def _before(company: CompanyFile, record_id: str | None) -> dict[str, Any]:
    if record_id is None:
        return {}
    with company.reading() as connection:
        found = aggregate.read_one(connection, _EQUIPMENT, record_id)
    if found is None:
        raise KeyError(f"no equipment {record_id}")
    return dict(found.values)


def _numbers(company: CompanyFile, number: str, size: int) -> list[str]:
    """Return free numbers: "H-1", "H-2" of a lot called H."""
    table = aggregate.table_of(_EQUIPMENT)
    with company.reading() as connection:
        question = select(table.c.number).where(table.c.voided_at.is_(None))
        taken = {fold(one) for one in connection.execute(question).scalars()}
    found: list[str] = []
    place = 0
    while len(found) < size:
        place += 1
        if fold(f"{number}-{place}") not in taken:
            found.append(f"{number}-{place}")
    return found


def _plans(company: CompanyFile, record_id: str | None) -> list[Stored]:
    if record_id is None:
        return []
    table = aggregate.table_of(_PLAN)
    with company.reading() as connection:
        question = select(table.c.id).where(
            table.c.equipment_id == record_id, table.c.voided_at.is_(None)
        )
        ids = list(connection.execute(question).scalars())
        return list(aggregate.read(connection, _PLAN, ids).values())


def _without_ids(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values whose inner lines are lines of a record of their own."""
    return {
        name: [{n: v for n, v in line.items() if n != "id"} for line in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }
