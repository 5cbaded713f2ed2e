"""What an audit judges of corrective actions across all sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """Corrective actions across all sources, as far as they were known on the day."""
