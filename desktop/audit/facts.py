"""Everything that an audit judges on a day, in groups that are read and replaced one by one."""

from dataclasses import dataclass, field

from desktop.duties.schedule import Schedule
from desktop.values.audited.actions import Actions
from desktop.values.audited.assessing import Assessing
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.emergency import Emergency
from desktop.values.audited.hazards import Hazards
from desktop.values.audited.incidents import Incidents
from desktop.values.audited.inspections import Inspections
from desktop.values.audited.leadership import Leadership
from desktop.values.audited.people import People
from desktop.values.audited.places import Places
from desktop.values.audited.span import Span
from desktop.values.audited.training import Training


@dataclass(frozen=True, kw_only=True)
class AuditFacts:
    """The window, and a group of facts for each part of the records.

    A rule names the groups that it looks at (`Rule.reads`), by the names of these fields; while
    they are equal, what it said stands. `span` and `company` may be looked at by every rule.
    """

    span: Span
    company: CompanyFacts = field(default_factory=CompanyFacts)
    people: People = field(default_factory=People)
    places: Places = field(default_factory=Places)
    schedule: Schedule
    leadership: Leadership = field(default_factory=Leadership)
    hazards: Hazards = field(default_factory=Hazards)
    training: Training = field(default_factory=Training)
    inspections: Inspections = field(default_factory=Inspections)
    incidents: Incidents = field(default_factory=Incidents)
    emergency: Emergency = field(default_factory=Emergency)
    actions: Actions = field(default_factory=Actions)
    assessing: Assessing = field(default_factory=Assessing)
