"""What one duty looks like on one day: the answer that every list, badge and report is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.duties.endings import what_ends
from desktop.duties.state import State
from desktop.errors import Refused
from desktop.store.facts import SubjectKind
from desktop.values.rules import read_rule, say_rule

__all__ = ["Duty", "State", "worst_first"]

# what a person has to see first
_WORST: Final = (
    State.OVERDUE,
    State.NEVER_DONE,
    State.DUE_SOON,
    State.BEFORE_USE,
    State.OK,
    State.SUSPENDED,
)
_RANK: Final = {state: rank for rank, state in enumerate(_WORST)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing to do on one subject. `reason` is a sentence for people that says why it stands so.

    `subject` is a unit number, a site's or a worker's name, or the company's; `rule` the words as
    stored. `due` may be an estimate from readings, and is then likely between `due_from` and
    `due_to`. Doing it counts from `opens` on, and on `missed` the next one falls due. `plan` is the
    record it comes from: a duty plan, a certificate, an action, a paper; None for a certificate
    that is missing.
    """

    kind: str
    subject: str
    subject_id: str
    subject_kind: SubjectKind | None
    task: str
    rule: str
    state: State
    due: date | None
    last_done: date | None
    reason: str
    plan: str | None
    due_estimated: bool = False
    last_by: str | None = None
    statutory: bool = False
    opens: date | None = None
    missed: date | None = None
    due_from: date | None = None
    due_to: date | None = None

    @property
    def ends(self) -> str:
        """A sentence that says what would end it."""
        return what_ends(self.kind, self.subject, self.subject_kind, self.rule, self.state)

    @property
    def rule_said(self) -> str:
        """The rule in plain words, or as stored where it cannot be read."""
        try:
            return say_rule(read_rule(self.rule))
        except Refused:
            return self.rule


def worst_first(duties: Iterable[Duty]) -> list[Duty]:
    """Return the duties in the order in which a person should see them."""
    return sorted(duties, key=_how_bad)


def _how_bad(duty: Duty) -> tuple[int, date, str, str]:
    return _RANK[duty.state], duty.due or date.max, duty.subject, duty.task
