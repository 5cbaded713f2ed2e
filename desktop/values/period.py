"""From one day to another, as employment, sites and assignments have it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None where it is open."""

    from_on: date | None
    to_on: date | None

    def covers(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return (self.from_on is None or self.from_on <= day) and (
            self.to_on is None or day <= self.to_on
        )
