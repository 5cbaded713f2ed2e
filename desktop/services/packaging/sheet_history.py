"""One line on how a record came to be: when it was entered, by whom, and how often it changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.records import kind_of
from desktop.services.packaging.saying import Hide
from desktop.services.printing.layouts import ENTERED_LATE
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.tables import ACTION, CHANGE
from desktop.values.spoken import say_number, say_whole_date

# paper of a week is often typed in at its end, and nobody calls that late
IN_TIME: Final = 7
TAKING_OVER: Final = 90  # days in which the papers of before are typed into a new file
_CHANGING: Final = ("update", "void", "restore")
# by how many times
_CHANGED: Final = (
    N_("Entered on {day} by {who}; not changed since."),
    N_("Entered on {day} by {who}; changed once, on {last}."),
    N_("Entered on {day} by {who}; changed twice, last on {last}."),
    N_("Entered on {day} by {who}; changed {n} times, last on {last}."),
)
# what takes its time is written down when it is over
_OVER: Final = {"investigation": "finished_on"}


@dataclass(frozen=True)
class Changed:
    """How often a record was changed after it was entered, and on which day the last time."""

    times: int = 0
    last: date | None = None


NEVER: Final = Changed()


def changes_of(connection: Connection, ids: Collection[str]) -> dict[str, Changed]:
    """Return by record what was done to it later; those that nobody changed are not among them."""
    found: dict[str, Changed] = {}
    for some in aggregate.chunks(sorted(ids)):
        asked = (
            select(CHANGE.c.record_id, func.count(CHANGE.c.action_id.distinct()),
                   func.max(ACTION.c.at))
            .join_from(CHANGE, ACTION, CHANGE.c.action_id == ACTION.c.id)
            .where(CHANGE.c.record_id.in_(some), CHANGE.c.operation.in_(_CHANGING))
            .group_by(CHANGE.c.record_id)
        )  # fmt: skip
        for record_id, times, last in connection.execute(asked):
            found[record_id] = Changed(times, _here(last))
    return found


def history_said(record: Stored, changed: Changed, since: date, hide: Hide) -> str:
    """Return "Entered on 3 March 2026 by Carol; changed twice, last on 9 March 2026.".

    `since` is the day on which the company file was begun.
    """
    words = {"day": say_whole_date(_here(record.created_at)), "who": hide(record.created_by)}
    said = _(_CHANGED[min(changed.times, len(_CHANGED) - 1)])
    if changed.last is not None:
        words["last"] = say_whole_date(changed.last)
    said = said.format(**words, n=say_number(changed.times, 0))
    if not _is_taken_over(record, since):
        return said
    older = _("It is older than the company file, which was begun on {day}.")
    return f"{said} {older.format(day=say_whole_date(since))}"


def begun_on(connection: Connection) -> date:
    """Return the day on which the company file was begun."""
    first = connection.execute(select(func.min(ACTION.c.at))).scalar()
    return _here(first) if first else date.min


def late_said(record: Stored, since: date) -> str:
    """Return "Entered 21 days after it happened.", "" for what was entered in time.

    Only of what a person did on a day of its own: a card or a letter comes when it comes. What is
    older than the company file, begun on the day `since`, could not be entered in time.
    """
    n = _days_after(record)
    if record.kind not in ENTERED_LATE or n <= IN_TIME or _is_taken_over(record, since):
        return ""
    said = ngettext("Entered {n} day after it happened.", "Entered {n} days after it happened.", n)
    return said.format(n=say_number(n, 0))


def _is_taken_over(record: Stored, since: date) -> bool:
    """Whether it is from before the company file, and came into it when that was begun."""
    happened = _happened(record)
    if happened is None or happened >= since or record.kind not in ENTERED_LATE:
        return False
    return (_here(record.created_at) - since).days <= TAKING_OVER


def _days_after(record: Stored) -> int:
    """Return how many days went by before it was entered; 0 for what has no day of its own."""
    happened = _happened(record)
    return (_here(record.created_at) - happened).days if happened is not None else 0


def _happened(record: Stored) -> date | None:
    day: date | None = record.values.get(_OVER.get(record.kind, "")) or record.values.get(
        kind_of(record.kind).happened or ""
    )
    return day


def _here(moment: datetime) -> date:
    """Return the day by the clock on the wall of this PC."""
    return (moment.astimezone() if moment.tzinfo else moment).date()
