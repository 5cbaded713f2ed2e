"""What is due, when and why: pure functions of what happened and a date, nothing of it stored."""

from collections.abc import Collection
from datetime import date

from desktop.duties.actions import action_duties
from desktop.duties.certificates import Held, certificate_duties, certificates
from desktop.duties.day import Day
from desktop.duties.doubles import joined, without_doubles
from desktop.duties.duty import Duty
from desktop.duties.plans import plan_duties
from desktop.duties.reviews import review_duties
from desktop.store.facts import DutyFacts


def duties(facts: DutyFacts, as_of: date, held: Collection[Held] | None = None) -> tuple[Duty, ...]:
    """Return everything that recurs, expires or waits to be put right, as it stands on the day.

    `facts` are those of `as_of`; looked at on a later day they tell what that day will show if
    nothing more is done. `held` are the rows of `certificates` for that day, where at hand.
    A review that is planned and that the paper asks for as well is one of them.
    """
    facts = joined(facts)
    if held is None:
        held = certificates(facts, as_of)
    return (
        *without_doubles(plan_duties(Day(facts, as_of)), review_duties(facts, as_of), facts),
        *certificate_duties(held, as_of),
        *action_duties(facts, as_of),
    )
