"""The form of a field assessment: the crew's card, filled in before the job or from its paper."""

from ui.forms.field_assessment_fields import FieldAssessmentFields
from ui.forms.in_sight import InSightForm


class FieldAssessmentForm(InSightForm):
    """Saved as it is; only its fields are laid out by hand."""

    def make_fields(self) -> FieldAssessmentFields:
        return FieldAssessmentFields(self.desk, self.kind)
