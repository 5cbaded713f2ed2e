"""What an audit judges of formal and field assessments, reports and products."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazards:
    """Formal and field assessments, reports and products, as far as they were known on the day."""
