"""What people said and what was seen for an assessment, and which findings were dismissed."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFact:
    """One interview or observation for a question; `positive` is None where nobody judged it."""

    id: str
    question: str
    on: date | None
    positive: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessing:
    """Interviews and observations within the window, and the findings that the user dismissed.

    A dismissed finding is known by its code and the id of its record ("" where it has none).
    """

    interviews: tuple[SaidFact, ...] = ()
    observations: tuple[SaidFact, ...] = ()
    dismissed: frozenset[tuple[str, str]] = field(default_factory=frozenset)
