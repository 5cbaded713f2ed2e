"""The small frozen facts that duties and audit work on, so that they know nothing of the store.

`desktop.store.fact_duties` fills them from a company file as of a date: what happened after that
date and what was voided is not among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from desktop.values.interval import Rule
from desktop.values.period import Period as Period

DUE_SHARE: Final = Decimal("0.25")
DUE_DAYS: Final = 30
USAGE_SHARE: Final = Decimal("0.1")
CERTIFICATE_DAYS: Final = 90
# how long before a unit was parked readings tell how much it was used
PACE_BEFORE: Final = timedelta(days=120)

SubjectKind = Literal["unit", "site", "worker", "company"]
PaperKind = Literal["policy", "document", "formal_hazard_assessment", "emergency_plan"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a duty is about: a unit by its number, a site or a worker by name, or the company."""

    kind: SubjectKind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """How early things are called due soon: cli.md's definitions unless the company chose."""

    share: Decimal = DUE_SHARE
    days_at_most: int = DUE_DAYS
    usage_share: Decimal = USAGE_SHARE
    certificate_days: int = CERTIFICATE_DAYS
    working_days: str = ""  # as the company wrote them, e.g. "Mon-Sat"
    days_off: frozenset[date] = frozenset()  # the company's own
    province: str = ""  # whose statutory holidays are days off; empty where they are not


@dataclass(frozen=True, slots=True)
class Done:
    """When a duty was last done, by whom, and what the meter said then.

    A baseline is what somebody only stated: it sets the next date and is no evidence.
    """

    on: date
    by: str = ""
    reading: Decimal | None = None
    reading_unit: str | None = None
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class SkipFact:
    """An occurrence (the one due on `due_on`, or the next where nobody said) that was let go."""

    skipped_on: date
    due_on: date | None = None
    new_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class RuleFact:
    """A rule with the days from and to which it was in force, None where that is open."""

    rule_text: str
    rule: Rule | None
    fixed: bool = False
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """A duty on one subject, with the rule in force on the day.

    `rule` is None where it cannot be read. `completions` are known only where the date may be kept
    (rules on fixed dates, and plans that may be done `early_days` ahead), oldest first.
    `lead_share` and `lead_days` are the plan's own, None where the company's hold. `stated` is what
    the last completion was said to be, and `rules` are all that ever were: looked up for history.
    """

    id: str
    kind: str
    subject: Subject
    task: str
    rule_text: str
    rule: Rule | None
    fixed: bool
    in_force_from: date
    anchor_on: date | None
    lead_share: Decimal | None
    lead_days: int | None
    statutory: bool
    last: Done | None
    completions: tuple[date, ...] = ()
    skips: tuple[SkipFact, ...] = ()
    early_days: int | None = None
    keeps_on: bool = False  # stays due while the unit is parked or the site closed
    stated: Done | None = None
    rules: tuple[RuleFact, ...] = ()

    def __hash__(self) -> int:
        # that much tells nearly all of them apart, and is quick; what is equal is compared whole
        return hash((self.id, self.subject.id))

    @property
    def keeps_its_date(self) -> bool:
        """Whether what is done a little early leaves the date after it where it was."""
        return self.fixed or self.early_days is not None


class ReadingFact(NamedTuple):
    """What a meter said. `unit` is km, h, or None where neither the record nor the unit says."""

    on: date
    value: Decimal
    unit: str | None
    replaced: bool = False  # a new meter was fitted and starts here


@dataclass(frozen=True, slots=True)
class ServiceFact:
    """A unit was parked, returned, out_of_order or sold."""

    change: str
    on: date


@dataclass(frozen=True, slots=True)
class UnitFact:
    """What happened to a unit, oldest first.

    Readings are known only where a rule asks for them, and only since the duty was last done or for
    the last months, whichever is longer.
    """

    changes: tuple[ServiceFact, ...] = ()
    readings: tuple[ReadingFact, ...] = ()
    used_on: tuple[date, ...] = ()
    repaired_on: date | None = None
    daily_use: tuple[Decimal, str] | None = None  # km or h a day, as somebody estimates it

    def __hash__(self) -> int:
        last = self.readings[-1] if self.readings else None
        return hash((len(self.changes), len(self.readings), last.value if last else None))


@dataclass(frozen=True, slots=True)
class WorkerFact:
    """A worker who is employed on the day, with the positions held then.

    `first_day` began the employment that holds on the day, `first_day_ever` the first of all.
    """

    id: str
    name: str
    first_day: date | None
    first_day_ever: date | None
    positions: frozenset[str]


@dataclass(frozen=True, slots=True)
class TypeFact:
    """A kind of certificate; `months` is how long it is good for where the card does not say."""

    name: str
    months: int | None


@dataclass(frozen=True, slots=True)
class CardFact:
    """A certificate as its card has it."""

    id: str
    worker_id: str
    type_id: str
    issued_on: date | None
    expires_on: date | None
    does_not_expire: bool | None = None


@dataclass(frozen=True, slots=True)
class RequirementFact:
    """A certificate that a position (None: everybody) must hold on the day."""

    position_id: str | None
    type_id: str
    grace_days: int


@dataclass(frozen=True, slots=True)
class ActionFact:
    """A corrective action. What was resolved after the day is still open here."""

    id: str
    what: str
    found_on: date
    due_on: date | None
    resolved_on: date | None
    resolved_by: str | None
    assigned_to: str | None
    subject: Subject | None
    closed_without: bool  # closed with a reason instead of a fix
    risk: str | None = None
    is_verified: bool = False  # somebody looked whether the fix works


@dataclass(frozen=True, slots=True)
class PaperFact:
    """A policy, document, assessment or emergency plan that is to be looked at again."""

    id: str
    kind: PaperKind
    title: str
    subject: Subject | None
    months: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class OrientationFact:
    """The first orientation that a worker signed, on or before the day."""

    worker_id: str
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFacts:
    """Everything that decides what is due on a day."""

    as_of: date
    company: Subject
    warning: EarlyWarning = field(default_factory=EarlyWarning)
    plans: tuple[PlanFact, ...] = ()
    units: Mapping[str, UnitFact] = field(default_factory=dict)
    sites: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)
    use_log_to: date | None = None  # the last day on which the use log was written at all
    workers: tuple[WorkerFact, ...] = ()
    types: Mapping[str, TypeFact] = field(default_factory=dict)
    cards: tuple[CardFact, ...] = ()
    requirements: tuple[RequirementFact, ...] = ()
    exemptions: frozenset[tuple[str, str]] = frozenset()  # worker, type
    actions: tuple[ActionFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    orientations: tuple[OrientationFact, ...] = ()
