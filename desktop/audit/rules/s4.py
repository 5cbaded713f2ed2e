"""The rules of element S4 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule
from desktop.audit.rules.s4_defects import defective_out_of_use, deficiencies_fixed
from desktop.audit.rules.s4_places import inspected_as_stated
from desktop.audit.rules.s4_together import inspected_together
from desktop.audit.rules.s4_units import checked_before_use, maintained
from desktop.audit.rules.s4_written import inspections_written_down

RULES: Final[Mapping[str, Rule]] = {
    "inspections_written_down": inspections_written_down,
    "inspected_as_stated": inspected_as_stated,
    "inspected_together": inspected_together,
    "checked_before_use": checked_before_use,
    "maintained": maintained,
    "deficiencies_fixed": deficiencies_fixed,
    "defective_out_of_use": defective_out_of_use,
}
