"""What becomes of a duty if nothing more is done: missed one by one, and one that waits."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop.duties.path import Path
from desktop.duties.place import Open, Place, Step
from desktop.duties.telling import Telling
from desktop.duties.went import Went
from desktop.store.facts import SkipFact


class _Gone(NamedTuple):
    """An occurrence that was let go by a day: by a skip, or because the next one was due."""

    step: Step
    on: date
    skip: SkipFact | None


class Ahead:
    """The occurrences after the last thing that happened, worked out as far as they are asked for.

    Whatever day is asked for, they begin at one place and are the same; a later day knows more of
    them. Not so where a use is estimated (`looked_ahead`): that holds for one day alone.
    """

    def __init__(self, path: Path, at: Place, skips: Iterable[SkipFact], as_of: date) -> None:
        self._path, self._at, self.as_of = path, at, as_of
        self._skips = [*skips]
        self._gone: list[_Gone] = []
        self._waits: Step | None = path.step(at, as_of)

    @property
    def looked_ahead(self) -> bool:
        """Whether another day may say otherwise, because nobody has read the meters yet."""
        return self._path.looked_ahead

    def tell(self, telling: Telling, as_of: date) -> None:
        """Tell everything that was let go by a day, and what waits on it."""
        self._go_on(as_of)
        waits = self._waits
        for step, on, skip in self._gone:
            if on > as_of:
                waits = step
                break
            went = Went.SKIPPED if skip else Went.MISSED
            telling.tell(step.open, went, step.next_due, skip=skip)
        if waits is not None:
            telling.tell(waits.open, _now(waits.open, as_of), waits.next_due)

    def _go_on(self, until: date) -> None:
        last = self._gone[-1].on if self._gone else date.min
        while last <= until and (step := self._waits) is not None:
            skip = taken_from(self._skips, self._at, step, until)
            if skip is not None:
                self._at = self._path.skipped(self._at, step.open, skip)
            elif step.next_due is not None and step.is_missed_by(until):
                last = max(last, step.next_due)
                self._at = step.after
            else:
                break
            self._gone.append(_Gone(step, last, skip))
            self._waits = self._path.step(self._at, until)


def _now(open_: Open, as_of: date) -> Went:
    is_past = open_.due is not None and open_.due < as_of and not open_.estimated
    return Went.OVERDUE if is_past else Went.DUE


def taken_from(skips: list[SkipFact], at: Place, step: Step, until: date) -> SkipFact | None:
    """Take the first skip by a day that lets the open occurrence go, None where there is none."""
    for skip in skips:
        if skip.skipped_on <= until and _lets_go(skip, at, step):
            skips.remove(skip)
            return skip
    return None


def _lets_go(skip: SkipFact, at: Place, step: Step) -> bool:
    """Whether the skip is about this occurrence, rather than one done or one to come."""
    was_open = at.done_on is None or skip.skipped_on >= at.done_on
    if skip.due_on is None:
        return was_open
    if step.next_due is not None and skip.due_on >= step.next_due:
        return False
    if at.done_on is not None and skip.due_on <= at.done_on:
        return False
    due = step.open.due or step.open.raw
    return skip.due_on >= due or (was_open and not at.was_skipped)
