"""What an audit judges of incidents, investigations and statistics."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.values.audited.people import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A corrective action that came of an incident or of its investigation."""

    id: str
    what: str
    found_on: date
    due_on: date | None = None
    resolved_on: date | None = None
    verified: bool = False  # somebody else looked at it, or a crew of one or two said how
    closed_reason: str = ""  # why it was closed without a fix
    source: str = ""  # where it was found, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFact:
    """What happened; `cause_stated` and `action_stated` are what a log says in one cell each."""

    id: str
    kind: str
    happened_on: date
    what: str
    potential: str = ""
    reportable: str = ""
    cause_stated: str = ""
    action_stated: str = ""
    actions: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class CauseFact:
    """One cause and the area in which it lies, "" where nobody said."""

    text: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationFact:
    """What was found out about an incident, with the actions that it led to."""

    id: str
    incident: str
    started_on: date | None = None
    finished_on: date | None = None
    team: tuple[Who, ...] = ()
    whys: tuple[str, ...] = ()
    causes: tuple[CauseFact, ...] = ()
    actions: tuple[FollowUp, ...] = ()
    shared_on: date | None = None  # the day of the meeting that it names
    assessment: str = ""  # the formal hazard assessment that it says has to be revised
    assessment_looked_at_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureFact:
    """A procedure for reporting and investigating that is in force."""

    id: str
    title: str
    text: str = ""
    has_file: bool = False
    looked_at_on: date | None = None  # signed or reviewed, whichever was later


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursFact:
    """The hours of one month."""

    id: str
    month_on: date
    hours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact:
    """A meeting, as far as incidents and statistics were talked about."""

    id: str
    held_on: date
    kind: str
    said: str = ""  # its topics and its minutes
    saw_statistics: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Incidents, investigations and statistics, as far as they were known on the day.

    `loose_actions` are the corrective actions that name no source record: a log of actions and a
    log of incidents that were brought in side by side know nothing of each other.
    """

    incidents: tuple[IncidentFact, ...] = ()
    investigations: tuple[InvestigationFact, ...] = ()
    procedures: tuple[ProcedureFact, ...] = ()
    hours: tuple[HoursFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    loose_actions: tuple[FollowUp, ...] = ()
