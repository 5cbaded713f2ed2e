"""What is overdue, as a notice beside the clock says it: one look, one sentence, told once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from desktop.language import _, ngettext
from desktop.services.today import Today, today
from desktop.services.today.shown import Line, Need
from desktop.store.file import CompanyFile

NAMED: Final = 3


@dataclass(frozen=True)
class Overdue:
    """Everything that needs somebody now, by its key, the worst first."""

    as_of: date
    company: str
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """What a notice says: how many things, where, and the first of them."""

    title: str
    text: str


def read_overdue(company: CompanyFile, as_of: date) -> Overdue:
    """Return what needs somebody on a day."""
    return overdue_of(today(company, as_of))


def overdue_of(shown: Today) -> Overdue:
    """Return the same from what Today shows; several on one line count each."""
    return Overdue(
        shown.as_of,
        shown.company,
        {
            one.key: one.title
            for line in shown.lines
            if line.need is Need.NOW
            for one in _each(line)
        },
    )


def _each(line: Line) -> tuple[Line, ...]:
    return line.inside or (line,)


def notice(found: Overdue, new: Collection[str] | None, *, with_names: bool) -> Notice | None:
    """Return what is to be said, None for nothing.

    `new` are the keys of what became overdue just now; None where the whole is told, once a day.
    Without names it only counts, because notices stay in the list of the system.
    """
    keys = [key for key in found.titles if new is None or key in new]
    if not keys:
        return None
    n = len(keys)
    if new is None:
        words = ngettext(
            "{n} thing is overdue or missing at {company}",
            "{n} things are overdue or missing at {company}",
            n,
        )
    else:
        words = ngettext(
            "{n} more thing is overdue at {company}", "{n} more things are overdue at {company}", n
        )
    title = words.format(n=n, company=found.company or _("your company"))
    if not with_names:
        return Notice(title, _("Open Muster to see what."))
    named = [found.titles[key] for key in keys[:NAMED]]
    if n > NAMED:
        named.append(ngettext("and {n} more", "and {n} more", n - NAMED).format(n=n - NAMED))
    return Notice(title, "\n".join(named))


@dataclass
class Told:
    """What was told of one company file in this sitting, and on which day it was told as a whole.

    A clock that was set back makes nothing overdue, and silences nothing for longer than that day.
    """

    on: date | None = None
    known: frozenset[str] = frozenset()
    last: date | None = None

    def next(self, found: Overdue, *, with_names: bool) -> Notice | None:
        """Return what is to be said of what was found now, and remember that it was."""
        keys = frozenset(found.titles)
        if self.last is not None and found.as_of < self.last:
            self.on, self.last, self.known = found.as_of, found.as_of, self.known | keys
            return None
        is_first_look, self.last = self.last is None, found.as_of
        new, self.known = keys - self.known, keys
        if self.on is None or found.as_of > self.on:
            self.on = found.as_of
            return notice(found, None, with_names=with_names)
        return None if is_first_look else notice(found, new, with_names=with_names)
