"""The organization chart in words: owner, managers, supervisors, and everybody by position."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.package.submission.words import BoxSaid, ChartSaid, LevelSaid, Titled
from desktop.records import kind_of
from desktop.services.packaging.people_known import Known
from desktop.services.packaging.reading import Reading
from desktop.store import aggregate, listing
from desktop.store.aggregate import Stored
from desktop.store.fact_register import full_name
from desktop.values.folding import fold
from desktop.values.spoken import say_number, say_whole_date

# who is two of these stands where the first of them does
LEVELS: Final = (
    ("is_owner", N_("Owner"), N_("Owners")),
    ("is_manager", N_("Manager"), N_("Managers")),
    ("is_supervisor", N_("Supervisor"), N_("Supervisors")),
)
_NAMED: Final = 8  # people of one position who are named one by one


def chart_of(reading: Reading, known: Known) -> ChartSaid:
    """Return the chart as of the day of the package."""
    about = Titled(
        "chart",
        _("Organization chart"),
        _("Who answers to whom, as on {day}.").format(day=say_whole_date(reading.as_of)),
    )
    here = [one for one in known.workers if one.id in known.here]
    if not here:
        return ChartSaid(about, (), _("Nobody works here on this day by what is on file."))
    levels = tuple(_levels(reading, known, here))
    return ChartSaid(about, levels)


def _levels(reading: Reading, known: Known, here: Sequence[Stored]) -> Iterator[LevelSaid]:
    titles = _titles(reading, known)
    representing = _representatives(reading.connection, reading.as_of)
    placed: set[str] = set()
    for name, one, many in LEVELS:
        some = [w for w in here if w.values[name] and w.id not in placed]
        placed |= {worker.id for worker in some}
        if some:
            boxes = tuple(
                BoxSaid(
                    reading.hide(_name(worker)),
                    "\n".join(_below(known, worker, titles, representing)),
                    is_strong=name == "is_owner",
                )
                for worker in some
            )
            yield LevelSaid(_(one) if len(some) == 1 else _(many), boxes)
    rest = [worker for worker in here if worker.id not in placed]
    if rest:
        yield LevelSaid(_("Workers"), tuple(_by_position(reading, known, rest, representing)))


def _below(
    known: Known, worker: Stored, titles: Mapping[str, str], representing: set[str]
) -> Iterator[str]:
    held = sorted(titles[p] for p in known.here[worker.id].positions if p in titles)
    if held:
        yield ", ".join(held)
    if worker.id in representing:
        yield _("Health and safety representative")


def _by_position(
    reading: Reading, known: Known, rest: Sequence[Stored], representing: set[str]
) -> Iterator[BoxSaid]:
    """Yield a box for each position with those who hold it; who holds two stands in the first."""
    titles = _titles(reading, known)
    by_title: dict[str, list[Stored]] = {}
    for worker in rest:
        held = sorted(titles[p] for p in known.here[worker.id].positions if p in titles)
        by_title.setdefault(held[0] if held else "", []).append(worker)
    # those of whom no position is known come last
    for title in sorted(by_title, key=lambda one: (not one, fold(one))):
        names = [_named(reading, worker, representing) for worker in by_title[title]]
        more = len(names) - _NAMED
        if more > 0:
            said = ngettext("and {n} more", "and {n} more", more)
            names = [*names[:_NAMED], said.format(n=say_number(more, 0))]
        yield BoxSaid(title or _("No position on file"), "\n".join(names))


def _named(reading: Reading, worker: Stored, representing: set[str]) -> str:
    name = reading.hide(_name(worker))
    if worker.id not in representing:
        return name
    return _("{name} (health and safety representative)").format(name=name)


def _name(worker: Stored) -> str:
    return full_name(worker.values["first_name"], worker.values["last_name"])


def _titles(reading: Reading, known: Known) -> dict[str, str]:
    ids = {position for worker in known.here.values() for position in worker.positions}
    found = listing.titles(reading.connection, {"position": ids})
    return {key: reading.hide(title) for key, title in found.items()}


def _representatives(connection: Connection, as_of: date) -> set[str]:
    """Return the workers who are health and safety representatives on the day."""
    table = aggregate.table_of(kind_of("representative"))
    asked = select(table.c.worker_id).where(
        table.c.voided_at.is_(None),
        or_(table.c.from_on.is_(None), table.c.from_on <= as_of),
        or_(table.c.to_on.is_(None), table.c.to_on >= as_of),
    )
    return {one for one in connection.execute(asked).scalars() if one}
