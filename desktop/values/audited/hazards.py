"""What an audit judges of formal and field assessments, reports, products and written practices."""

from dataclasses import dataclass
from datetime import date, time

from desktop.values.audited.people import Signer, Who
from desktop.values.audited.span import Span
from desktop.values.folding import key

NOBODY = Who(None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlFact:
    """What keeps a hazard in check; `level` as the record has it, "" where nobody chose one.

    `reason` says why no higher level is practicable.
    """

    text: str
    level: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardFact:
    """One hazard of a formal assessment, as it was rated, with its controls."""

    id: str
    text: str
    category: str = ""
    severity: int | None = None
    likelihood: int | None = None
    exposure: int | None = None
    controls: tuple[ControlFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormalFact:
    """A formal assessment: what it covers, who took part, when it was looked at again."""

    id: str
    title: str
    made_on: date
    made_by: Who = NOBODY
    review_months: int | None = None
    positions: frozenset[str] = frozenset()
    tasks: tuple[str, ...] = ()
    participants: tuple[Signer, ...] = ()
    reviewed: tuple[date, ...] = ()
    hazards: tuple[HazardFact, ...] = ()
    has_file: bool = False
    to_revise: tuple[date, ...] = ()  # days of incidents whose investigation names it

    @property
    def last_looked_at(self) -> date:
        """Return the day it was made or last reviewed."""
        return max((self.made_on, *self.reviewed))

    @property
    def title_key(self) -> str:
        """Return the title as titles are compared."""
        return key(self.title)

    def replaces(self, other: "FormalFact") -> bool:
        """Whether it was made anew of the same title, and covers all that the other covered."""
        is_newer = bool(self.title_key) and self.made_on > other.made_on
        tasks = {key(task) for task in self.tasks}
        return (
            is_newer
            and self.title_key == other.title_key
            and self.positions >= other.positions
            and tasks >= {key(task) for task in other.tasks}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldHazardFact:
    """A hazard on a field assessment and what was done about it."""

    text: str
    control: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFact:
    """A field assessment; `at` is when it was filled in and `work_start` when work began."""

    id: str
    on: date
    task: str
    at: time | None = None
    work_start: time | None = None
    site_id: str | None = None
    foreman: Who = NOBODY
    hazards: tuple[FieldHazardFact, ...] = ()
    crew: tuple[Signer, ...] = ()
    has_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """An action that a hazard report led to; `closed` says that it was let go with a reason."""

    id: str
    due_on: date | None
    resolved_on: date | None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFact:
    """A hazard that somebody reported, and the actions that name it as their source."""

    id: str
    on: date
    what: str
    actions: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFact:
    """A hazardous product, the date of its data sheet and whether the sheet is attached."""

    id: str
    name: str
    sheet_on: date | None = None
    has_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFact:
    """A written practice, procedure, rule or plan in its newest edition."""

    id: str
    title: str
    kind: str = ""
    text: str = ""
    signed_on: date | None = None
    reviewed: tuple[date, ...] = ()

    @property
    def last_looked_at(self) -> date | None:
        """Return the day it was signed or last reviewed, None where no day is written."""
        return max((day for day in (self.signed_on, *self.reviewed) if day), default=None)


@dataclass(frozen=True, slots=True)
class Citing:
    """A question of the audit that a field assessment is cited for."""

    field_id: str
    question: str
    on: date
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazards:
    """Assessments, reports, products and practices, as far as they were known on the day.

    Everything is ordered by its day. `jobs` are the days of the job log, each with its job;
    `months_idle` the months whose hours are written down as nought, by their first day.
    """

    formal: tuple[FormalFact, ...] = ()
    field: tuple[FieldFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    products: tuple[ProductFact, ...] = ()
    papers: tuple[PaperFact, ...] = ()
    jobs: tuple[tuple[date, str], ...] = ()
    months_idle: tuple[date, ...] = ()
    cited: tuple[Citing, ...] = ()

    def in_force(self) -> tuple[FormalFact, ...]:
        """Return the formal assessments that no newer one took the place of."""
        newer: dict[str, list[FormalFact]] = {}
        for one in self.formal:
            newer.setdefault(one.title_key, []).append(one)
        return tuple(
            one
            for one in self.formal
            if not any(other.replaces(one) for other in newer[one.title_key])
        )

    def within(self, span: Span) -> tuple[FieldFact, ...]:
        """Return the field assessments of a span."""
        return tuple(one for one in self.field if span.holds(one.on))
