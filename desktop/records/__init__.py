"""The record kinds, in the order of the tabs; a new kind costs its own file and a name here."""

from desktop.records.actions import CORRECTIVE_ACTION
from desktop.records.assessment import ANSWER, ASSESSMENT, QUESTION_SUPPORT
from desktop.records.company import COMPANY
from desktop.records.company_settings import COMPANY_SETTINGS
from desktop.records.contractors import CONTRACTOR
from desktop.records.documents import DOCUMENT
from desktop.records.emergency.drill import DRILL
from desktop.records.emergency.first_aid import FIRST_AID_RECORD
from desktop.records.emergency.plan import EMERGENCY_PLAN
from desktop.records.emergency.role import EMERGENCY_ROLE
from desktop.records.equipment import EQUIPMENT, READING, SERVICE_CHANGE
from desktop.records.evidence import EVIDENCE
from desktop.records.hazards.field_assessment import FIELD_ASSESSMENT
from desktop.records.hazards.formal import FORMAL_HAZARD_ASSESSMENT
from desktop.records.hazards.product import HAZARDOUS_PRODUCT
from desktop.records.hazards.report import HAZARD_REPORT
from desktop.records.hidden_part import HIDDEN_PART
from desktop.records.incidents.incident import INCIDENT
from desktop.records.incidents.investigation import INVESTIGATION
from desktop.records.inspections.checklist import CHECKLIST
from desktop.records.inspections.inspection import INSPECTION
from desktop.records.inspections.maintenance import MAINTENANCE
from desktop.records.inspections.plan import DUTY_PLAN, SKIP
from desktop.records.keeping import DISCLOSURE, DISPOSAL
from desktop.records.kind import Kind
from desktop.records.leadership.acknowledgement import ACKNOWLEDGEMENT
from desktop.records.leadership.goal import GOAL
from desktop.records.leadership.meeting import MEETING
from desktop.records.leadership.policy import POLICY
from desktop.records.leadership.refusal import WORK_REFUSAL
from desktop.records.leadership.representative import REPRESENTATIVE
from desktop.records.people import POSITION, WORKER
from desktop.records.practice import INTERVIEW_PRACTICE
from desktop.records.protocol import PROTOCOL
from desktop.records.review import DISMISSED_FINDING, INTERVIEW, OBSERVATION, REVIEWER_NOTE
from desktop.records.sites import SITE
from desktop.records.submission import SUBMISSION
from desktop.records.training.certificate import (
    CERTIFICATE,
    CERTIFICATE_TYPE,
    EXEMPTION,
    REQUIREMENT,
)
from desktop.records.training.competency import COMPETENCY_CHECK, EQUIPMENT_ASSIGNMENT
from desktop.records.training.orientation import ORIENTATION
from desktop.records.work_log import HOURS_WORKED, USE_LOG

KINDS: tuple[Kind, ...] = (
    # leadership
    POLICY,
    ACKNOWLEDGEMENT,
    MEETING,
    GOAL,
    REPRESENTATIVE,
    WORK_REFUSAL,
    # hazards
    FORMAL_HAZARD_ASSESSMENT,
    FIELD_ASSESSMENT,
    HAZARD_REPORT,
    HAZARDOUS_PRODUCT,
    # training
    CERTIFICATE,
    CERTIFICATE_TYPE,
    REQUIREMENT,
    EXEMPTION,
    ORIENTATION,
    COMPETENCY_CHECK,
    EQUIPMENT_ASSIGNMENT,
    # inspections
    INSPECTION,
    MAINTENANCE,
    DUTY_PLAN,
    SKIP,
    CHECKLIST,
    # incidents
    INCIDENT,
    INVESTIGATION,
    # emergency
    EMERGENCY_PLAN,
    DRILL,
    EMERGENCY_ROLE,
    FIRST_AID_RECORD,
    # actions
    CORRECTIVE_ACTION,
    # company
    COMPANY,
    WORKER,
    POSITION,
    SITE,
    CONTRACTOR,
    EQUIPMENT,
    READING,
    SERVICE_CHANGE,
    USE_LOG,
    HOURS_WORKED,
    DOCUMENT,
    EVIDENCE,
    DISCLOSURE,
    DISPOSAL,
    COMPANY_SETTINGS,
    # audit
    ASSESSMENT,
    ANSWER,
    QUESTION_SUPPORT,
    REVIEWER_NOTE,
    INTERVIEW,
    OBSERVATION,
    DISMISSED_FINDING,
    INTERVIEW_PRACTICE,
    SUBMISSION,
    PROTOCOL,
    HIDDEN_PART,
)


def kind_of(key: str) -> Kind:
    """Return the kind of that key, which is also its table; KeyError when none has it."""
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise KeyError(key)


def kinds_of_tab(tab: str) -> tuple[Kind, ...]:
    """Return the kinds that one tab shows, in order; none for a tab that keeps no records."""
    return tuple(kind for kind in KINDS if kind.tab == tab)
