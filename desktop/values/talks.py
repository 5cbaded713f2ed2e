"""What a safety talk may be about, as facts that name nobody."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

FactKind = Literal["incident", "hazard", "action", "failed", "new_unit"]
HURT: Final = frozenset({"first_aid", "medical_aid", "modified_work", "lost_time", "fatality"})
USUAL_WEEKS: Final = 26  # before a topic comes again


@dataclass(frozen=True, slots=True)
class TalkFact:
    """Something that happened, is open, failed or is new; `what` names nobody.

    `sort` is the kind of an incident, or the unit on which an item failed.
    """

    kind: FactKind
    what: str
    on: date
    sort: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting: when, and what it was about."""

    on: date
    topics: str


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """Everything that talks are chosen by, besides certificates, people and the season."""

    as_of: date
    facts: tuple[TalkFact, ...] = ()
    held: tuple[Held, ...] = ()
    repeat_weeks: int = USUAL_WEEKS
