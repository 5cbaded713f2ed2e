"""The kinds that have a form made by hand, and where every part of the window gets its forms."""

from importlib import import_module
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.editors.record_form import RecordForm

# kind -> module and class of its form: a RecordForm that lays out its fields in another way.
# It is loaded when it is first opened, because those forms are made of the parts of this package.
OVERRIDES: Final[dict[str, tuple[str, str]]] = {
    "corrective_action": ("ui.actions.action_form", "ActionForm"),
    "meeting": ("ui.actions.gathering_form", "GatheringForm"),
    "drill": ("ui.actions.gathering_form", "GatheringForm"),
    "incident": ("ui.forms.incident_form", "IncidentForm"),
    "investigation": ("ui.forms.investigation_form", "InvestigationForm"),
    "inspection": ("ui.forms.inspection_form", "InspectionForm"),
    "checklist": ("ui.checklists.form", "ChecklistForm"),
    "equipment": ("ui.units.unit_form", "UnitForm"),
    "reading": ("ui.units.reading_form", "ReadingForm"),
    "service_change": ("ui.units.service_change_form", "ServiceChangeForm"),
    "site": ("ui.units.site_form", "SiteForm"),
    "maintenance": ("ui.forms.maintenance_form", "MaintenanceForm"),
    "duty_plan": ("ui.forms.plan_form", "PlanForm"),
    "worker": ("ui.training.worker_form", "WorkerForm"),
    "equipment_assignment": ("ui.training.assignment_form", "AssignmentForm"),
    "protocol": ("ui.audit.protocols.form", "ProtocolForm"),
    "assessment": ("ui.audit.assessment.record_forms", "AssessmentForm"),
    "answer": ("ui.audit.assessment.record_forms", "AnswerForm"),
    "dismissed_finding": ("ui.audit.findings.record_form", "DismissedForm"),
    "question_support": ("ui.audit.assessment.record_forms", "NamingForm"),
    "field_level_hazard_assessment": ("ui.forms.field_assessment_form", "FieldAssessmentForm"),
}


def form_for(kind_key: str, desk: Desk, parent: QWidget | None = None) -> RecordForm:
    """Return the form of a kind, made by hand where there is one."""
    if kind_key not in OVERRIDES:
        return RecordForm(desk, kind_key, parent)
    module, name = OVERRIDES[kind_key]
    form = getattr(import_module(module), name)(desk, kind_key, parent)
    assert isinstance(form, RecordForm)
    return form
