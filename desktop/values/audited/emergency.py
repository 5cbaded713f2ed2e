"""What an audit judges of emergency plans, drills and first aid."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """Emergency plans, drills and first aid, as far as they were known on the day."""
