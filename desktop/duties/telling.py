"""One occurrence of a duty as it is told, and the order of telling them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from desktop.duties.place import Open
from desktop.duties.suspension import Pause
from desktop.duties.went import Went
from desktop.store.facts import SkipFact


@dataclass(frozen=True, slots=True)
class Window:
    """One occurrence: from when doing it counted, when it was due, and when the next one was.

    `pause` tells what kept it from being due earlier, or at all (`OUT`); `skip` who let it go.
    """

    opens: date | None
    due: date
    missed: date | None
    done: date | None
    went: Went
    skip: SkipFact | None = None
    pause: Pause | None = None


class Telling:
    """Collects the occurrences of a duty that has been in force since a day, as known on another.

    A time out of service is told once, with the first occurrence that fell into it.
    """

    def __init__(
        self,
        in_force_from: date,
        as_of: date,
        found: Collection[Window] = (),
        told_out: Collection[date] = (),
    ) -> None:
        self._in_force_from, self._as_of = in_force_from, as_of
        self.found, self.told_out = [*found], {*told_out}

    def tell(
        self,
        open_: Open,
        went: Went,
        missed: date | None,
        *,
        done: date | None = None,
        skip: SkipFact | None = None,
    ) -> None:
        """Tell how an occurrence went, unless that was over before the duty was in force."""
        ended = done or (missed if went is Went.MISSED else None) or self._as_of
        if ended < self._in_force_from:
            return
        out = open_.pause
        if out is not None and open_.held_up and out.from_on not in self.told_out:
            self.told_out.add(out.from_on)
            self.found.append(Window(None, open_.raw, None, None, Went.OUT, None, out))
        due = open_.due or (open_.raw if done or skip else None)
        if due is not None:
            self.found.append(Window(open_.opens, due, missed, done, went, skip, out))
