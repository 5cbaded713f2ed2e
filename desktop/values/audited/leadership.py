"""What an audit judges of policies, meetings, goals and who takes part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.values.audited.people import Signer, Who
from desktop.values.period import Period

REFUSAL: Final = "work_refusal"  # the kind of document that says how a refusal is handled
REVIEW: Final = "management_review"  # the kind of meeting
NOBODY: Final = Who(None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFact:
    """A policy with all its reviews; `photos` are the pictures filed with it."""

    id: str
    title: str = ""
    text: str = ""
    edition: str = ""
    signed_by: Who = NOBODY
    signed_on: date
    reviews: tuple[date, ...] = ()
    review_months: int | None = None
    posted_where: str = ""
    photos: tuple[str, ...] = ()
    has_file: bool = False

    def looked_at(self, day: date) -> date:
        """Return when it was signed or last looked at, by a day."""
        return max([self.signed_on, *(on for on in self.reviews if on <= day)])


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact:
    """A document that nothing newer took the place of."""

    id: str
    title: str
    kind: str = ""
    text: str = ""
    signed_on: date | None = None
    reviews: tuple[date, ...] = ()

    def looked_at(self, day: date) -> date | None:
        """Return when it was signed or last looked at, by a day; None where nothing says."""
        known = [on for on in (self.signed_on, *self.reviews) if on is not None and on <= day]
        return max(known, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFact:
    """A file that was filed and belongs to no record; `on` is its own date."""

    id: str
    name: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementFact:
    """One worker signed for one policy or document ("" where it is for the other)."""

    id: str
    worker: str
    policy: str = ""
    document: str = ""
    edition: str = ""
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact:
    """A meeting within the window; `reviewed` are incidents, inspections, statistics, actions."""

    id: str
    on: date
    kind: str
    plan: str = ""
    topics: str = ""
    minutes: str = ""
    notes: str = ""
    led_by: Who = NOBODY
    attendees: tuple[Signer, ...] = ()
    concerns: tuple[str, ...] = ()
    reviewed: frozenset[str] = frozenset()
    has_file: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpFact:
    """A corrective action found within the window, with the id of what it came of.

    `found_in` says in words where it was found, where no record is named.
    """

    id: str
    what: str
    found_on: date
    meeting: str = ""
    found_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFact:
    """One goal of one year."""

    id: str
    year: int
    text: str
    measure: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class RepresentativeFact:
    """One worker's time as representative."""

    id: str
    worker: str
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFact:
    """A refusal of dangerous work within the window, without who used the right."""

    id: str
    on: date
    what: str
    steps: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtFact:
    """A worker's orientation, as far as it tells of the rights."""

    id: str
    worker: str
    on: date
    rights: bool | None = None
    signed: bool | None = None


@dataclass(frozen=True, slots=True)
class PresenceFact:
    """An owner, a manager or a representative took part in something; of a day one of each kind."""

    kind: str
    id: str
    on: date
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadership:
    """Policies, meetings, goals and who takes part, as far as they were known on the day.

    `duties` says when the safety duties of a position were last looked at, by its id.
    """

    policies: tuple[PolicyFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()
    files: tuple[FileFact, ...] = ()
    acknowledgements: tuple[AcknowledgementFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    follow_ups: tuple[FollowUpFact, ...] = ()
    goals: tuple[GoalFact, ...] = ()
    representatives: tuple[RepresentativeFact, ...] = ()
    refusals: tuple[RefusalFact, ...] = ()
    orientations: tuple[TaughtFact, ...] = ()
    present: tuple[PresenceFact, ...] = ()
    duties: Mapping[str, date] = field(default_factory=dict)
    contractors: tuple[tuple[str, str], ...] = ()  # id and name
