"""Who works here and where: employees by position and site, sites and what was done there.

Energy Safety Canada asks for an employee breakdown and a worksite sampling table (domain.md 2.1).
"""

from collections import Counter
from typing import Final

from sqlalchemy import func, select

from desktop.language import N_, _, ngettext
from desktop.package.submission.words import PeopleSaid, TableSaid, Titled
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.records.sites import SITE_KINDS
from desktop.services.packaging.people_known import Known, name_of
from desktop.services.packaging.period import Period
from desktop.services.packaging.profile import ROLES
from desktop.services.packaging.reading import Reading
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.sources import Sources
from desktop.store import aggregate, listing
from desktop.store.aggregate import Stored
from desktop.values.folding import fold
from desktop.values.spoken import say_number

_MOST_SITES: Final = 4  # that are named beside a person
# what is done at a site, by the field that says when
_DONE_THERE: Final = (
    ("field_level_hazard_assessment", N_("Field assessments")),
    ("inspection", N_("Inspections")),
    ("meeting", N_("Meetings")),
    ("drill", N_("Drills")),
)


def people_of(found: Sources, known: Known) -> PeopleSaid:
    """Return the page on employees and sites."""
    return PeopleSaid(
        Titled("people", _("Employees and sites"), _lead(found, known)),
        _people(known.count.now),
        f"{known.count.said}. {known.count.base}",
        (_positions(found.reading, known), _workers(found.reading, known), _places(found, known)),
    )


def _lead(found: Sources, known: Known) -> str:
    if not known.workers:
        return _("No workers are on file yet.")
    left = sum(one.id not in known.here for one in known.workers)
    said = _("Who worked here in the period {period}.").format(period=found.chosen.period.said())
    if not left:
        return said
    more = ngettext("{n} of them left or is away.", "{n} of them left or are away.", left)
    return f"{said} {more.format(n=say_number(left, 0))}"


def _people(n: int) -> str:
    return ngettext("{n} person", "{n} people", n).format(n=say_number(n, 0))


# --- tables ---------------------------------------------------------------------------------------


def _positions(reading: Reading, known: Known) -> TableSaid:
    counts: Counter[str] = Counter()
    titles = _position_titles(reading, known)
    for worker in known.here.values():
        held = [titles[one] for one in worker.positions if one in titles]
        counts.update(held or [_("No position on file")])
    rows = tuple((title, str(n)) for title, n in sorted(counts.items(), key=lambda i: fold(i[0])))
    return TableSaid(
        "positions",
        _("Employee breakdown"),
        _("Who holds two positions is counted in both."),
        (Column(_("Position"), 4.0), Column(_("People"), right=True)),
        rows,
        _("Nobody works here on this day by what is on file."),
    )


def _workers(reading: Reading, known: Known) -> TableSaid:
    titles, sites = _position_titles(reading, known), _by_worker(reading, known)
    rows = []
    for one in known.workers:
        fact = known.here.get(one.id)
        held = fact.positions if fact else _last_positions(one)
        rows.append((
            reading.hide(name_of(one)),
            ", ".join(sorted(titles[p] for p in held if p in titles)),
            ", ".join(_(word) for name, word in ROLES if one.values[name]),
            _employment(one, reading.period),
            sites.get(one.id, ""),
            Cell("" if fact else _("Left or away"), tone="soft"),
        ))  # fmt: skip
    labels = (_("Employee"), _("Position"), _("Role"), _("Worked here"),
              _("Where, by field assessments"), "")  # fmt: skip
    return TableSaid(
        "employees",
        _("Employees"),
        _("Days at a site are those on which the person stands on a field-level assessment."),
        tuple(Column(label, share) for label, share in zip(
            labels, (1.6, 1.6, 1.0, 1.5, 2.4, 0.9), strict=True)),
        tuple(rows),
        _("No workers are on file yet."),
    )  # fmt: skip


def _employment(one: Stored, period: Period) -> str:
    said = []
    for row in one.values["employment"]:
        start, end = row["from_on"], row["to_on"]
        if (start or period.end) > period.end or (end or period.start) < period.start:
            continue
        if end is not None and end <= period.end:
            words = _("{start} to {end}") if start else _("until {end}")
        else:
            words = _("since {start}") if start else ""
        said.append(words.format(start=say_day(start), end=say_day(end)))
    return "\n".join(filter(None, said))


def _by_worker(reading: Reading, known: Known) -> dict[str, str]:
    names = {one.id: reading.hide(one.values["name"]) for one in known.sites}
    by_worker: dict[str, list[tuple[int, str]]] = {}
    for (worker, site), n in known.days.items():
        if site in names:
            by_worker.setdefault(worker, []).append((n, names[site]))
    found = {}
    for worker, some in by_worker.items():
        ordered = sorted(some, key=lambda pair: (-pair[0], fold(pair[1])))
        said = [_("{site} ({n})").format(site=site, n=n) for n, site in ordered[:_MOST_SITES]]
        more = len(ordered) - _MOST_SITES
        if more > 0:
            said.append(ngettext("{n} more", "{n} more", more).format(n=more))
        found[worker] = ", ".join(said)
    return found


def _places(found: Sources, known: Known) -> TableSaid:
    reading = found.reading
    counts = {key: _counted(reading, key) for key, _label in _DONE_THERE}
    people = Counter(site for _worker, site in known.days)
    rows = []
    for one in known.sites:
        values = one.values
        what = _(SITE_KINDS.get(values["place"] or "", values["place"] or ""))
        where = ", ".join(filter(None, (what, values["address"])))
        done = (str(counts[key].get(one.id, 0) or "–") for key, _label in _DONE_THERE)
        rows.append((
            reading.hide(values["name"]), reading.hide(where), reading.hide(values["client"] or ""),
            str(people.get(one.id) or "–"), *done,
        ))  # fmt: skip
    columns = (
        Column(_("Site"), 1.6), Column(_("Where"), 1.9), Column(_("Client"), 1.4),
        Column(_("People"), 0.8, right=True),
        *(Column(_(label), 0.9, right=True) for _key, label in _DONE_THERE),
    )  # fmt: skip
    return TableSaid(
        "sites",
        _("Sites"),
        _("What was done at each in the period; people are those on its field-level assessments."),
        columns,
        tuple(rows),
        _("No site was active in the period by what is on file."),
    )


def _last_positions(one: Stored) -> list[str]:
    return [row["position_id"] for row in one.values["positions"][-1:]]


def _position_titles(reading: Reading, known: Known) -> dict[str, str]:
    ids = {row["position_id"] for one in known.workers for row in one.values["positions"]}
    found = listing.titles(reading.connection, {"position": ids})
    return {key: reading.hide(title) for key, title in found.items()}


def _counted(reading: Reading, key: str) -> dict[str, int]:
    """Return how many records of a kind each site has in the period."""
    kind = kind_of(key)
    table = aggregate.table_of(kind)
    day = table.c[kind.happened or ""]
    asked = (
        select(table.c.site_id, func.count())
        .where(day.between(reading.period.start, reading.period.end), table.c.voided_at.is_(None),
               table.c.site_id.is_not(None))
        .group_by(table.c.site_id)
    )  # fmt: skip
    return dict(map(tuple, reading.connection.execute(asked).all()))
