"""What the page Today shows: frozen, in words, with where each line leads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Badge = tuple[int, str, str]  # how many, in words, tone


class Need(StrEnum):
    """How much a line asks of a person."""

    NOW = "now"  # overdue, expired, missing, never done, without a date
    SOON = "soon"
    BEFORE_USE = "before use"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Target:
    """Where a click leads: a record of a kind, a new one filled with `values`, or only a view.

    `kind` may also be a view of the tab, such as "training_matrix".
    """

    tab: str
    kind: str
    record_id: str | None = None
    new: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    draft_id: str = ""  # what was typed there before and not saved
    at: str = ""  # the field of the record to go on in


@dataclass(frozen=True)
class Line:
    """One thing to do. `key` stays the same from one reading to the next.

    `counts` tells how many duties stand behind it; `inside` are their own lines where it folds
    several, and then `does` is None unless one record does them all.
    """

    key: str
    need: Need
    chip: str
    tone: str
    title: str
    why: str
    when: str
    verb: str
    tab: str
    does: Target | None = None
    opens: Target | None = None
    due: date | None = None
    inside: tuple["Line", ...] = ()

    @property
    def counts(self) -> int:
        """How many duties stand behind it."""
        return len(self.inside) or 1

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it is about, each once."""
        found = [unit for one in self.inside for unit in one.units]
        for target in (self.does, self.opens):
            if target is not None and target.kind == "equipment" and target.record_id:
                found.append(target.record_id)
            elif target is not None and target.values.get("equipment_id"):
                found.append(target.values["equipment_id"])
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Coming:
    """One thing of a side card: what, when in words, and where a click leads."""

    title: str
    when: str
    tone: str
    opens: Target | None
    due: date | None = None


@dataclass(frozen=True)
class Step:
    """One step of setting up that is not done yet."""

    icon: str
    title: str
    sentence: str
    verb: str
    does: Target | None  # None: the import


@dataclass(frozen=True)
class Standing:
    """One area of work: how many things need somebody today, and on the day of the audit."""

    tab: str
    title: str
    now: int
    then: int | None


@dataclass(frozen=True)
class Audit:
    """The card of the next audit. `on_said` is "" where nobody said when it is."""

    title: str
    sentence: str
    on_said: str
    standings: tuple[Standing, ...]
    opens: Target


@dataclass(frozen=True)
class Today:
    """Everything that the page and the tabs' badges show, from one look at the company."""

    as_of: date
    date_said: str
    company: str
    headline: str
    calm: str  # what to say in place of a list that is empty, else ""
    unfinished: tuple[Line, ...]
    lines: tuple[Line, ...]
    audit: Audit
    runs_out: tuple[Coming, ...]
    this_week: tuple[Coming, ...]
    start: tuple[Step, ...]
    is_empty: bool  # nothing at all was entered yet
    badges: Mapping[str, Badge]
