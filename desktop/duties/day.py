"""One company on one day: what several duties of the same subject ask for, worked out once."""

from datetime import date
from typing import Final

from desktop.duties.meters import Meter, meter_of
from desktop.duties.states import companys_lead
from desktop.duties.suspension import (
    Pause,
    Still,
    pauses_of_site,
    pauses_of_unit,
    stills,
)
from desktop.duties.working_days import read_working_days
from desktop.store.facts import DutyFacts, Subject, UnitFact
from desktop.values.interval import READING_UNITS, ReadingUnit

NOTHING_HAPPENED: Final = UnitFact()


class Day:
    """The facts of a company as looked at on `as_of`; lives for one pass over its duties."""

    def __init__(self, facts: DutyFacts, as_of: date) -> None:
        self.facts, self.as_of = facts, as_of
        self.lead = companys_lead(facts.warning)
        self.working_days = read_working_days(facts.warning.working_days)
        self._pauses: dict[str, tuple[Pause, ...]] = {}
        self._meters: dict[tuple[str, ReadingUnit], Meter] = {}

    def unit(self, subject: Subject) -> UnitFact:
        """Return what is known of a unit."""
        return self.facts.units.get(subject.id, NOTHING_HAPPENED)

    def pauses(self, subject: Subject) -> tuple[Pause, ...]:
        """Return when a unit or site was out of service; the company never is."""
        found = self._pauses.get(subject.id)
        if found is None:
            if subject.kind == "site":
                found = pauses_of_site(self.facts.sites.get(subject.id, ()))
            else:
                found = pauses_of_unit(self.unit(subject).changes)
            self._pauses[subject.id] = found
        return found

    def meter(self, subject: Subject, read_in: ReadingUnit) -> Meter:
        """Return what a unit's meter for km or hours said."""
        known = (subject.id, read_in)
        if known not in self._meters:
            self._meters[known] = meter_of(self.unit(subject), read_in)
        return self._meters[known]

    def meters(self, subject: Subject) -> list[Meter]:
        """Return the meters of a unit that said anything."""
        both = (self.meter(subject, read_in) for read_in in READING_UNITS)
        return [meter for meter in both if meter.points]

    def stood(self, subject: Subject) -> tuple[Still, ...]:
        """Return when a unit is known to have stood still."""
        return stills(self.unit(subject), self.meters(subject), self.facts.use_log_to)
