"""A record as somebody asks for it by hand: when, where, and of whom."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """One record; ids of sites, units and people are "" or left out where it names none."""

    kind: str
    id: str
    on: date | None = None
    site: str = ""
    unit: str = ""
    people: tuple[str, ...] = ()
