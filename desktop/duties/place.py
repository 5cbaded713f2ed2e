"""The small values of a duty's history: where it stands, and which occurrence is open there."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from desktop.duties.suspension import Pause


class Place(NamedTuple):
    """The `n`th date from `start` is the open one; `used` is what the meters said at the last end.

    `done_on` is when it was last done, `was_skipped` whether one was let go since. Returns to
    service until `back_to` ask for nothing any more.
    """

    start: date | None
    n: int = 1
    used: tuple[Decimal | None, ...] = ()
    moved: date | None = None
    done_on: date | None = None
    was_skipped: bool = False
    back_to: date = date.min


class Open(NamedTuple):
    """The occurrence that is open: `raw` is when it fell due, `due` when it is to be done.

    `due` is None while the subject is out of service without an end. `on_return` because it came
    back, `by_use` because the kilometres or hours were used up before the calendar came round.
    """

    raw: date
    due: date | None
    opens: date | None
    pause: Pause | None = None
    on_return: bool = False
    by_use: bool = False
    estimated: bool = False  # by use, and no reading is so late that it tells

    @property
    def held_up(self) -> bool:
        """Whether a pause put it off."""
        return self.pause is not None and self.raw != self.due and not self.on_return

    def is_due(self, on: date) -> bool:
        """Whether it is known to be due by a day."""
        return self.due is not None and self.due <= on and not self.estimated


class Step(NamedTuple):
    """What is open at a place, the place behind it, and what would be open there."""

    open: Open
    after: Place
    following: Open | None

    @property
    def next_due(self) -> date | None:
        """When the one after it is due."""
        return self.following.due if self.following else None

    def is_missed_by(self, on: date) -> bool:
        """Whether the one after it was due by a day, so that it cannot be done any more."""
        return (
            self.open.due is not None and self.following is not None and self.following.is_due(on)
        )
