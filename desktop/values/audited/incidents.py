"""What an audit judges of incidents, investigations and statistics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Incidents, investigations and statistics, as far as they were known on the day."""
