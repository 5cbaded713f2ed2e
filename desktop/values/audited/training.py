"""What an audit judges of certificates, requirements, orientations and checks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """Certificates, requirements, orientations and checks, as far as they were known on the day."""
