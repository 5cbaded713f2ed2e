"""Who is asked and where, and what an answer from the records is made of."""

from dataclasses import dataclass
from datetime import date

from desktop.audit.common.emergency_plans import covered
from desktop.audit.facts import AuditFacts
from desktop.records import kind_of
from desktop.services.today.shown import Target
from desktop.values.audited.emergency import SitePlan
from desktop.values.audited.people import Person, Who
from desktop.values.audited.places import SiteFact
from desktop.values.spoken import say_date


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records say, in lines; where they say nothing, what to enter and where.

    `opens` is the record that says it, or the one to fill in.
    """

    lines: tuple[str, ...] = ()
    lacking: str = ""
    opens: Target | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The records of a day, a worker (None: anybody) and a site (None: any)."""

    facts: AuditFacts
    person: Person | None = None
    site: SiteFact | None = None

    @property
    def as_of(self) -> date:
        """Return the day."""
        return self.facts.span.as_of

    def say(self, day: date) -> str:
        """Return a day in words."""
        return say_date(day, self.as_of)

    def name(self, who: Who) -> str:
        """Return the name of somebody."""
        person = self.facts.people.of(who)
        return person.name if person else who.name

    def is_person(self, who: Who) -> bool:
        """Whether somebody is the worker who is asked."""
        return self.person is not None and who.id == self.person.id

    def plan(self) -> SitePlan | None:
        """Return the emergency plan that holds at the site, be it that of the same address."""
        site = self.site
        found = (one.plan for one in covered(self.facts) if site and one.site.id == site.id)
        return next(found, None)


def record(kind: str, id_: str) -> Target:
    """Return where a record is."""
    return Target(kind_of(kind).tab, kind, id_)


def new(kind: str, /, **values: object) -> Target:
    """Return an empty form of a kind."""
    return Target(kind_of(kind).tab, kind, new=True, values=values)
