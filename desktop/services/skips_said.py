"""What was skipped, by whom and why, because a gap is explained only by its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from desktop.language import _
from desktop.records import kind_of
from desktop.store import aggregate
from desktop.store.titles import Titles
from desktop.values.spoken import say_date


@dataclass(frozen=True, slots=True)
class SkipSaid:
    """An occurrence that was let go: the day it was due on, where somebody said it, and how."""

    skipped_on: date
    due_on: date | None
    who: str
    reason: str

    def sentence(self, as_of: date) -> str:
        """Say it: "Skipped 1 August by Dale: shop closed."."""
        words = {"day": say_date(self.skipped_on, as_of), "who": self.who}
        said = _("Skipped {day} by {who}") if self.who else _("Skipped {day}")
        return _("{skipped}: {reason}.").format(
            skipped=said.format(**words), reason=self.reason.strip().rstrip(".")
        )


def skips_said(
    connection: Connection, from_on: date, as_of: date
) -> Mapping[str, tuple[SkipSaid, ...]]:
    """Return what was skipped since a day, by the duty that it is of."""
    table = aggregate.table_of(kind_of("skip"))
    question = (
        select(table)
        .where(
            table.c.voided_at.is_(None),
            table.c.skipped_on <= as_of,
            func.coalesce(table.c.due_on, table.c.skipped_on) >= from_on,
        )
        .order_by(table.c.skipped_on, table.c.id)
    )
    titles = Titles(connection, {})
    found: dict[str, tuple[SkipSaid, ...]] = {}
    for line in connection.execute(question).mappings():
        who = titles.of_id("worker", line["by_id"]) if line["by_id"] else line["by_name"] or ""
        said = SkipSaid(line["skipped_on"], line["due_on"], who, line["reason"])
        found[line["plan_id"]] = (*found.get(line["plan_id"], ()), said)
    return found


def skip_of(skips: Iterable[SkipSaid], due: date | None) -> SkipSaid | None:
    """Return which of the skips of a duty let go what was due on a day."""
    some = list(skips)
    exact = (skip for skip in some if skip.due_on is not None and skip.due_on == due)
    unsaid = (skip for skip in some if skip.due_on is None)
    return next(exact, next(unsaid, None))
