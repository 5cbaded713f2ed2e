"""The rules of element S6 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s6_drills import drilled
from desktop.audit.rules.s6_first_aid import first_aid_enough
from desktop.audit.rules.s6_gear import emergency_equipment_checked
from desktop.audit.rules.s6_people import rescuers_named
from desktop.audit.rules.s6_plans import plan_complete, plan_current, plan_specific

RULES: Final[Mapping[str, Rule]] = {
    "plan_complete": plan_complete,
    "plan_specific": plan_specific,
    "plan_current": plan_current,
    "rescuers_named": rescuers_named,
    "drilled": drilled,
    "first_aid_enough": first_aid_enough,
    "emergency_equipment_checked": emergency_equipment_checked,
}
