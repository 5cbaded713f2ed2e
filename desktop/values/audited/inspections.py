"""What an audit judges of inspections, maintenance and what was taken out of use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspections:
    """Inspections, maintenance and what was taken out of use, as known on the day."""
