"""The company profile: as it is registered, who speaks for it, how many work in which position."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.package.submission import Register, Section
from desktop.package.tables import Cell, Column
from desktop.records.company import COMPANY
from desktop.records.fields import Field, Shape
from desktop.records.people import POSITION, WORKER
from desktop.services.packaging.reading import Listed, Reading
from desktop.services.packaging.saying import say_day
from desktop.store import aggregate, listing
from desktop.store.aggregate import Stored, Values
from desktop.store.fact_register import full_name
from desktop.values.folding import fold
from desktop.values.spoken import say_whole_date

REGISTRATION: Final = (
    "legal_name", "trade_name", "address", "province", "wcb_accounts", "industry_codes",
    "certifying_partner", "secor_number", "certificate_valid_to_on", "next_audit_on",
)  # fmt: skip
_SPEAKERS: Final = (
    ("representative_id", "representative_name"),
    ("assessor_id", "assessor_name"),
)
ROLES: Final = (
    ("is_owner", N_("Owner")),
    ("is_manager", N_("Manager")),
    ("is_supervisor", N_("Supervisor")),
)


def read_company(connection: Connection) -> Stored | None:
    """Return the record of the company."""
    table = aggregate.table_of(COMPANY)
    asked = select(table.c.id).where(table.c.voided_at.is_(None)).order_by(table.c.id).limit(1)
    found = connection.execute(asked).scalar()
    return aggregate.read_one(connection, COMPANY, found) if found else None


def sections(reading: Reading, company: Values) -> tuple[Section, ...]:
    """Return what is registered; what nobody filled in is said and not left out."""
    registered = tuple(
        (_(field.label), _said(reading, field, company.get(field.name)))
        for field in map(COMPANY.field, REGISTRATION)
    )
    return (
        Section("registration", _("Registration"), registered),
        Section("speakers", _("Representative and assessor"), _speakers(reading, company)),
    )


def lacking(found: tuple[Section, ...]) -> int:
    """Return how many facts are not filled in."""
    return sum(said == not_filled_in() for one in found for _label, said in one.pairs)


def not_filled_in() -> str:
    """Return what stands in the place of a fact that is not known."""
    return _("Not filled in")


def _said(reading: Reading, field: Field, value: Any) -> str:
    if value in (None, ""):
        return not_filled_in()
    if field.shape is Shape.DATE:
        return say_whole_date(value)
    if field.choices:
        return _(field.choices.get(value, value))
    # a company may be called after somebody, and keeps its name
    return str(value) if field.name.endswith("_name") else reading.hide(str(value))


def _speakers(reading: Reading, company: Values) -> tuple[tuple[str, str], ...]:
    ids = {company[link] for link, _name in _SPEAKERS if company.get(link)}
    titles = listing.titles(reading.connection, {"worker": ids})
    said = []
    for link, name in _SPEAKERS:
        who = titles.get(company.get(link) or "") or company.get(name) or ""
        said.append((_(COMPANY.field(link).label), reading.hide(who) or not_filled_in()))
    for name in ("assessor_course", "assessor_refresher_on"):
        field = COMPANY.field(name)
        said.append((_(field.label), _said(reading, field, company.get(name))))
    return tuple(said)


def head_count(reading: Reading) -> str:
    """Return how many work here on the day, in a sentence."""
    workers = {one.id for one in reading.facts.workers}
    table = aggregate.table_of(WORKER)
    question = select(table.c.id).where(table.c.counts.is_(False))
    apart = workers & {*reading.connection.execute(question).scalars().all()}
    n = len(workers) - len(apart)
    day = say_whole_date(reading.as_of)
    said = ngettext(
        "{n} worker on {day}, owners and office included.",
        "{n} workers on {day}, owners and office included.",
        n,
    ).format(n=n, day=day)
    if apart:
        more = ngettext(
            "{n} more does not count towards the head-count.",
            "{n} more do not count towards the head-count.",
            len(apart),
        )
        said = f"{said} {more.format(n=len(apart))}"
    return said


def by_position(reading: Reading) -> Register:
    """Return how many hold which position on the day; who holds two is counted in both."""
    counts: Counter[str] = Counter()
    ids = {position for worker in reading.facts.workers for position in worker.positions}
    titles = listing.titles(reading.connection, {POSITION.key: ids})
    for worker in reading.facts.workers:
        held = [reading.hide(titles[one]) for one in worker.positions if one in titles]
        counts.update(held or [_("No position on file")])
    rows = tuple((title, str(n)) for title, n in sorted(counts.items(), key=lambda i: fold(i[0])))
    return Register(
        "positions",
        _("Employee breakdown"),
        head_count(reading),
        (Column(_("Position")), Column(_("Workers"), right=True)),
        rows,
        0,
    )


def workers(reading: Reading) -> Listed:
    """Return who worked here in the period, with what they were; no telephone numbers."""
    here = {worker.id: worker for worker in reading.facts.workers}
    found = aggregate.read(reading.connection, WORKER).values()
    standing = [one for one in found if not one.is_voided]
    chosen = [one for one in standing if one.id in here or _worked(one.values, reading)]
    ids = {p["position_id"] for one in chosen for p in one.values["positions"]}
    titles = listing.titles(reading.connection, {POSITION.key: ids})
    rows = []
    for one in sorted(chosen, key=lambda one: (one.id not in here, fold(_name(one.values)))):
        now = here[one.id].positions if one.id in here else frozenset[str]()
        held = sorted(titles[p] for p in now if p in titles)
        state = _("Works here") if one.id in here else _("Left or away")
        cells = (
            reading.hide(_name(one.values)),
            reading.hide(", ".join(held)),
            ", ".join(_(word) for name, word in ROLES if one.values[name]),
            say_day(here[one.id].first_day if one.id in here else None),
            Cell(state, tone="" if one.id in here else "soft"),
        )
        rows.append((one.id, cells))
    return Listed(WORKER, (), tuple(rows), len(standing) - len(chosen))


def worker_columns() -> tuple[Column, ...]:
    """Return the columns of `workers`."""
    labels = (_("Worker"), _("Position"), _("Role"), _("Since"), _("State"))
    return tuple(Column(label) for label in labels)


def _name(values: Mapping[str, Any]) -> str:
    return full_name(values["first_name"], values["last_name"])


def _worked(values: Values, reading: Reading) -> bool:
    start, end = reading.period.start, reading.period.end
    return any(
        (row["from_on"] is None or row["from_on"] <= end)
        and (row["to_on"] is None or row["to_on"] >= start)
        for row in values["employment"]
    )
