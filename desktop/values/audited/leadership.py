"""What an audit judges of policies, meetings, goals and who takes part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadership:
    """Policies, meetings, goals and who takes part, as far as they were known on the day."""
