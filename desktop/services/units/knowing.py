"""What is known of units at a glance: name, type, meters, and whether they are in service."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.duties.suspension import RETURNED, Why
from desktop.language import N_, _
from desktop.records.equipment import METER, ServiceChange
from desktop.services.inspection_saving import name_of_unit
from desktop.services.standing_words import UNITS
from desktop.store.facts import ServiceFact
from desktop.store.file import CompanyFile
from desktop.store.questions.terms import UNIT, table_of
from desktop.values.folding import fold
from desktop.values.spoken import say_date

IN_SERVICE: Final = "in_service"
CHANGE: Final = table_of(ServiceChange)
_SINCE: Final[Mapping[str, str]] = {
    Why.PARKED: N_("Parked since {since}"),
    Why.OUT_OF_ORDER: N_("Out of order since {since}"),
    Why.SOLD: N_("Sold {since}"),
}
_AHEAD: Final[Mapping[str, str]] = {
    Why.PARKED: N_("It is parked from {day}."),
    Why.OUT_OF_ORDER: N_("It is out of order from {day}."),
    Why.SOLD: N_("It is sold {day}."),
    RETURNED: N_("It returns to service {day}."),
}
# what can be done with a unit, by how it stands; the first is what people do most
OFFERS: Final[Mapping[str, tuple[str, ...]]] = {
    IN_SERVICE: ("parked", "out_of_order", "sold"),
    "parked": (RETURNED, "out_of_order", "sold"),
    "out_of_order": (RETURNED, "parked", "sold"),
    "sold": (RETURNED,),
}


@dataclass(frozen=True)
class State:
    """How a unit stands on a day: its key, a word with its tone, and whole sentences."""

    key: str
    word: str
    tone: str
    said: str
    since: date | None = None
    ahead: str = ""  # what is entered for a later day

    @property
    def offers(self) -> tuple[str, ...]:
        """What can be done with it."""
        return OFFERS[self.key]


@dataclass(frozen=True)
class Unit:
    """One unit, what people call it, and how it stands."""

    id: str
    number: str
    name: str
    description: str
    type: str
    meters: tuple[str, ...]  # "km", "h"
    changes: tuple[ServiceFact, ...]
    state: State


def state_of(changes: Sequence[ServiceFact], today: date) -> State:
    """Return how a unit stands by its changes, the oldest first."""
    past = [change for change in changes if change.on <= today]
    key = past[-1].change if past and past[-1].change != RETURNED else IN_SERVICE
    look = UNITS[key]
    since, said = None, _("In service")
    if key != IN_SERVICE:
        since = began(past)
        said = _(_SINCE[key]).format(since=say_date(since, today))
    later = next((change for change in changes if change.on > today), None)
    ahead = _(_AHEAD[later.change]).format(day=say_date(later.on, today)) if later else ""
    return State(key, _(look.word), look.tone, said, since, ahead)


def began(past: Sequence[ServiceFact]) -> date:
    """Return since when the last state holds, however often it was entered."""
    since = past[-1].on
    for change in reversed(past):
        if change.change != past[-1].change:
            break
        since = change.on
    return since


def units_in(
    connection: Connection, today: date, ids: Collection[str] | None = None
) -> dict[str, Unit]:
    """Return units by id, in the order of their numbers; all of them when `ids` is None."""
    wanted = UNIT.c.voided_at.is_(None) if ids is None else UNIT.c.id.in_(list(ids))
    read = connection.execute(select(UNIT).where(wanted)).mappings().all()
    lines = [{str(name): value for name, value in line.items()} for line in read]
    changes = changes_in(connection, ids)
    found = [
        Unit(
            id=line["id"],
            number=line["number"],
            name=name_of_unit(line),
            description=line["description"],
            type=line["type"] or "",
            meters=meters_of(line["reading_unit"]),
            changes=changes.get(line["id"], ()),
            state=state_of(changes.get(line["id"], ()), today),
        )
        for line in lines
    ]
    return {unit.id: unit for unit in sorted(found, key=lambda unit: order(unit.number))}


def changes_in(
    connection: Connection, ids: Collection[str] | None = None
) -> dict[str, tuple[ServiceFact, ...]]:
    """Return what happened to units, the oldest first, also what is entered for a later day."""
    question = (
        select(CHANGE.c.equipment_id, CHANGE.c.change, CHANGE.c.changed_on)
        .where(CHANGE.c.voided_at.is_(None))
        .order_by(CHANGE.c.changed_on, CHANGE.c.id)
    )
    if ids is not None:
        question = question.where(CHANGE.c.equipment_id.in_(list(ids)))
    found: dict[str, tuple[ServiceFact, ...]] = {}
    for unit, change, on in connection.execute(question):
        found[unit] = (*found.get(unit, ()), ServiceFact(change, on))
    return found


def units_of(company: CompanyFile, today: date) -> tuple[Unit, ...]:
    """Return every unit, in the order of their numbers."""
    with company.reading() as connection:
        return tuple(units_in(connection, today).values())


def meters_of(reading_unit: str | None) -> tuple[str, ...]:
    """Return what the meters of a unit count: one that does not say may count either."""
    if reading_unit in METER:
        return (reading_unit,)
    return tuple(METER) if reading_unit == "both" else ()


def order(number: str) -> tuple[str, int, str]:
    """Return what sorts unit numbers as people do: T-2 before T-10."""
    letters = number.rstrip("0123456789")
    digits = number[len(letters) :]
    return fold(letters), int(digits or 0), digits


def names_joined(units: Iterable[Unit], most: int = 3) -> str:
    """Return "T-1, T-2 and T-3", or how many more there are."""
    names = [unit.name for unit in units]
    if len(names) > most:
        rest = len(names) - most + 1
        return _("{names} and {n} more").format(names=", ".join(names[: most - 1]), n=rest)
    if len(names) > 1:
        return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
    return names[0] if names else ""
