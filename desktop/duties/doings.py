"""One duty as it is stated, planned and really done: what advice about it is worked out from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.duties.floor_of_law import Item, days_between, holds, times_a_year
from desktop.store.facts import PlanFact
from desktop.values.interval import Rule, Unit
from desktop.values.stated import Looked, StatedFact, UnitSaid

NEARLY = 1.05  # two intervals that are so near are the same


class Because(StrEnum):
    """Why a change is proposed, what presses most first."""

    BELOW = "below"  # less often than law or standard ask for
    CREW = "crew"  # meetings every day of very few people
    STILL = "still"  # inspected often although it hardly moves
    NOTHING_FOUND = "nothing_found"
    DIFFERS = "differs"  # the document says one thing and the plan another
    MORE_OFTEN = "more_often"  # done more often than stated
    NOT_DONE = "not_done"  # not done as stated
    UNPLANNED = "unplanned"  # stated, and not on the schedule
    UNSTATED = "unstated"  # on the schedule, and in no document


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """A plan on one subject, the line of a document that states it, and what was really done.

    `weeks` is how much of the last year is known (`stated_weeks` since the document says so),
    `moved` in how many of them the unit moved (None where nothing tells); `bound_by` is law or
    maker where the plan says so; `out` while it is parked or closed, or
    about to change already.
    """

    plan: PlanFact
    item: Item | None = None
    stated: StatedFact | None = None
    unit: UnitSaid | None = None
    of_type: str = ""
    weeks: int = 52
    stated_weeks: int = 52
    moved: int | None = None
    done: int = 0
    looked: Looked = field(default_factory=Looked)
    bound_by: str = ""
    out: bool = False

    @property
    def rule(self) -> Rule | None:
        """The rule of the plan."""
        return self.plan.rule

    @property
    def is_bound(self) -> bool:
        """Whether the plan may not be made any less frequent."""
        return self.plan.statutory or bool(self.bound_by)

    def allows(self, rule: Rule) -> bool:
        """Whether a rule may be proposed for it."""
        if not holds(rule, self.item):
            return False
        return not self.is_bound or self.rule is None or not is_looser(rule, self.rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would be changed for some duties that are alike, and by which rule.

    `rules` are one for each duty where they differ (what is written down as it is done); else
    `rule` holds for all. `stated` is the line that the new one takes the place of.
    """

    because: Because
    doings: tuple[Doing, ...] = ()
    rule: Rule | None = None
    stated: StatedFact | None = None
    saves: float = 0.0
    crew: int = 0
    takes_place: bool = False  # the stated line speaks of nothing else

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The plans, each once."""
        return tuple(dict.fromkeys(doing.plan.id for doing in self.doings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What would be advised if law or standard did not ask for as much."""

    doing: Doing
    item: Item


@dataclass(frozen=True, slots=True)
class Advised:
    """What is proposed, what is held by a minimum, and stated lines that cannot be read."""

    proposals: tuple[Proposal, ...] = ()
    held: tuple[Held, ...] = ()
    unreadable: tuple[StatedFact, ...] = ()


def is_looser(rule: Rule, than: Rule) -> bool:
    """Whether a rule asks for less than another in any respect."""
    if than.calendar is not None and (
        rule.calendar is None or days_between(rule.calendar) > days_between(than.calendar) * NEARLY
    ):
        return True
    limits = {usage.unit: usage.limit for usage in rule.usage}
    if any(limits.get(u.unit) is None or limits[u.unit] > u.limit for u in than.usage):
        return True
    events = ("before_use", "on_return", "after_repair", "after_use", "competent_person")
    if any(getattr(than, event) and not getattr(rule, event) for event in events):
        return True
    held_back = rule.when_in_use and not than.when_in_use
    return held_back or (rule.season is not None and rule.season != than.season)


def is_same(one: Rule, other: Rule) -> bool:
    """Whether two rules ask for the same, as far as a reviewer counts."""
    ours, theirs = times_a_year(one), times_a_year(other)
    if (ours is None) != (theirs is None):
        return False
    if (
        ours
        and theirs
        and max(ours, theirs) > min(ours, theirs) * NEARLY
        and not (_is_daily(one) and _is_daily(other))
    ):
        return False
    if {*one.usage} != {*other.usage}:
        return False
    return ours is not None or bool(one.usage) or one.before_use == other.before_use


def _is_daily(rule: Rule) -> bool:
    """Every day, or every working day: people say the one and mean the other."""
    calendar = rule.calendar
    return calendar is not None and calendar.base == (1, Unit.DAY)


def for_meter(rule: Rule, meter: str | None) -> Rule:
    """Return a rule without the limits that a unit has no meter for."""
    units = {"both": ("km", "h")}.get(meter or "", (meter,))
    usage = tuple(one for one in rule.usage if one.unit in units)
    return replace(rule, usage=usage)


def found_in(doings: Sequence[Doing]) -> Looked:
    """Add up how often they were inspected and how many of these found anything."""
    times, found = sum(d.looked.times for d in doings), sum(d.looked.found for d in doings)
    return Looked(times, found)
