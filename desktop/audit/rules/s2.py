"""The rules of element S2 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s2_field import field_assessments_done, field_assessments_sound
from desktop.audit.rules.s2_formal import assessments_current, jobs_assessed, workers_took_part
from desktop.audit.rules.s2_hazards import hazards_controlled, hazards_ranked
from desktop.audit.rules.s2_papers import practices_written, reports_followed

RULES: Final[Mapping[str, Rule]] = {
    "jobs_assessed": jobs_assessed,
    "hazards_ranked": hazards_ranked,
    "hazards_controlled": hazards_controlled,
    "workers_took_part": workers_took_part,
    "assessments_current": assessments_current,
    "field_assessments_done": field_assessments_done,
    "field_assessments_sound": field_assessments_sound,
    "practices_written": practices_written,
    "reports_followed": reports_followed,
}
