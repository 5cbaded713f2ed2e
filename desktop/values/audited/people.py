"""Who works and worked in the company, and who of them leads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.values.audited.span import Span
from desktop.values.period import Period


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody as a record names them: a worker of the list, or a name as it was written."""

    id: str | None
    name: str

    @property
    def is_named(self) -> bool:
        """Whether anybody is named at all."""
        return bool(self.id or self.name.strip())


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who was there; `signed` is None where the record does not say."""

    who: Who
    signed: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A worker; without any period of employment somebody counts as employed all the time."""

    id: str
    name: str
    number: str = ""
    employed: tuple[Period, ...] = ()
    positions: tuple[tuple[str, Period], ...] = ()
    is_owner: bool = False
    is_manager: bool = False
    is_supervisor: bool = False
    counts: bool = True  # towards the head-count

    @property
    def leads(self) -> bool:
        """Whether they run the company: owner or manager."""
        return self.is_owner or self.is_manager

    def works_on(self, day: date) -> bool:
        """Whether they are employed on a day."""
        return not self.employed or any(period.covers(day) for period in self.employed)

    def worked_in(self, span: Span) -> bool:
        """Whether they were employed on any day of a span."""
        return not self.employed or any(
            (period.from_on is None or period.from_on <= span.as_of)
            and (period.to_on is None or period.to_on >= span.from_on)
            for period in self.employed
        )

    def first_day(self, day: date) -> date | None:
        """Return the first day of the employment that holds on a day, None where it is unknown."""
        known = [one.from_on for one in self.employed if one.from_on and one.covers(day)]
        return max(known, default=None)

    def positions_on(self, day: date) -> frozenset[str]:
        """Return the ids of the positions held on a day."""
        return frozenset(id_ for id_, period in self.positions if period.covers(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFact:
    """A job in the company: its safety duties, and the hazards it is exposed to."""

    id: str
    title: str
    duties: str = ""
    exposure: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who ever worked here, by id, and the positions that there are, by id."""

    everybody: Mapping[str, Person] = field(default_factory=dict)
    positions: Mapping[str, PositionFact] = field(default_factory=dict)

    def working(self, day: date) -> tuple[Person, ...]:
        """Return who is employed on a day."""
        return tuple(person for person in self.everybody.values() if person.works_on(day))

    def worked(self, span: Span) -> tuple[Person, ...]:
        """Return who was employed on any day of a span."""
        return tuple(person for person in self.everybody.values() if person.worked_in(span))

    def head_count(self, day: date) -> int:
        """Return how many count towards the limit of the certificate on a day."""
        return sum(person.counts for person in self.working(day))

    def of(self, who: Who) -> Person | None:
        """Return the worker that somebody is, None for a name that is on no list."""
        return self.everybody.get(who.id or "")

    def leads(self, who: Who) -> bool:
        """Whether somebody is an owner or a manager of the company."""
        person = self.of(who)
        return person is not None and person.leads

    def any_leads(self, some: Iterable[Who]) -> bool:
        """Whether an owner or a manager is among them."""
        return any(self.leads(who) for who in some)

    def is_worker(self, who: Who) -> bool:
        """Whether somebody is a worker who does not run the company."""
        person = self.of(who)
        return person is not None and not person.leads
