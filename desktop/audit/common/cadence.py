"""How often what recurs was done in the window of an audit, against how often it had to be."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, NOTHING
from desktop.duties.state import State
from desktop.duties.went import Went
from desktop.duties.windows import Window
from desktop.store.facts import PlanFact


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something had to be done; `window` is None where no day says when."""

    plan: PlanFact
    window: Window | None


@dataclass(frozen=True, slots=True)
class Cadence:
    """What had to be done within the window: in time or little later, too late, not at all.

    Not among them is what did not have to be done (parked, closed, out of season, skipped with a
    reason) and what may still be done in time.
    """

    kept: tuple[Occurrence, ...] = ()
    late: tuple[Occurrence, ...] = ()
    missed: tuple[Occurrence, ...] = ()

    @property
    def expected(self) -> int:
        """Return how many times it had to be done."""
        return len(self.kept) + len(self.late) + len(self.missed)

    @property
    def share(self) -> Fraction:
        """Return the share that was kept; all where nothing had to be done."""
        return Fraction(len(self.kept), self.expected) if self.expected else ALL

    def never(self) -> bool:
        """Whether nothing of it was kept although it had to be done."""
        return bool(self.expected) and self.share == NOTHING


def cadence(facts: AuditFacts, plans: Iterable[PlanFact]) -> Cadence:
    """Return how duties were kept up within the window.

    What was done up to the company's accepted days late counts as kept (domain.md 8.3, S4.2), so
    what is overdue by no more than that does not count against anybody yet.
    """
    kept: list[Occurrence] = []
    late: list[Occurrence] = []
    missed: list[Occurrence] = []
    for plan in plans:
        found = facts.schedule.windows(plan, facts.span.from_on, facts.span.as_of)
        if not found and _never_done(facts, plan):
            missed.append(Occurrence(plan, None))
        for window in found:
            if window.went is Went.DONE or (
                window.done is not None and _days_late(window, facts) <= facts.company.late_days
            ):
                kept.append(Occurrence(plan, window))
            elif window.went is Went.LATE:
                late.append(Occurrence(plan, window))
            elif window.went is Went.MISSED or (
                window.went is Went.OVERDUE and _days_late(window, facts) > facts.company.late_days
            ):
                missed.append(Occurrence(plan, window))
    return Cadence(tuple(kept), tuple(late), tuple(missed))


def _days_late(window: Window, facts: AuditFacts) -> int:
    return ((window.done or facts.span.as_of) - window.due).days


def _never_done(facts: AuditFacts, plan: PlanFact) -> bool:
    """Whether it was never done and no day says when it had to be."""
    if plan.last is not None and plan.rule is not None:
        return False  # what all the others stand like need not be worked out for it
    standing = facts.schedule.standing.get((plan.id, plan.subject.id))
    return standing is not None and standing.state is State.NEVER_DONE and standing.due is None
