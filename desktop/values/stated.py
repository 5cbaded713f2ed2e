"""What the papers of a company say about how often, and what looking at things came to."""

from dataclasses import dataclass
from datetime import date

from desktop.values.interval import Rule


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A line of a document: what is done how often. `rule` is None where it cannot be read."""

    document_id: str
    document: str
    kind: str | None
    what: str
    how_often: str
    rule: Rule | None
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperThatSays:
    """A document in force that may state how often something is done."""

    id: str
    kind: str | None
    title: str


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What people call a unit, and what its meter counts: km, h, both, none."""

    number: str
    description: str = ""
    type: str = ""
    lot_size: int = 1
    singly: bool = False
    meter: str | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """How often something was inspected in a span, and how many of these found anything."""

    times: int = 0
    found: int = 0
