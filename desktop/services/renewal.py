"""What a form for a new card starts from: how the old one stands, and who asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.duties.certificates import newest_cards
from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.services.checking import read_facts
from desktop.services.training_cells import Cell, CellState
from desktop.services.training_matrix import known_of, matrix_of
from desktop.store import aggregate
from desktop.store.facts import CardFact, Period
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_date

_SHORT: Final = frozenset({CellState.MISSING, CellState.NOT_NEEDED, CellState.EXEMPT})


@dataclass(frozen=True)
class Renewing:
    """One worker and one kind of certificate, and what is known of the card that counts now.

    `said` is how it stands, as a few words for a chip. `old_id` is "" where there is no card;
    `asked_by` are the requirements by which it must be held, as (id, position), "" for everybody.
    `positions` are those of the worker, as (id, title).
    """

    worker_id: str
    type_id: str
    worker: str
    type: str
    state: CellState
    said: str
    months: int | None = None
    old_id: str = ""
    old_expires: date | None = None
    old_said: str = ""
    provider: str = ""
    asked_by: tuple[tuple[str, str], ...] = ()
    positions: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What the history and the undo menu call saving the new card."""
        what = {"certificate": self.type, "worker": self.worker}
        if self.old_id:
            return _("Renewal of {certificate} for {worker}").format(**what)
        return _("{certificate} for {worker}").format(**what)


def renewing(company: CompanyFile, as_of: date, worker_id: str, type_id: str) -> Renewing:
    """Return what a form for a new card starts from.

    Raises `Refused` where the worker or the kind of certificate was voided meanwhile.
    """
    facts = read_facts(company, as_of)
    known = known_of(company)
    if type_id not in facts.types or worker_id not in known.names:
        raise Refused(_("This worker or this kind of certificate was voided. Choose another cell."))
    whole = matrix_of(facts, known, as_of, everybody=True)
    cell = whole.cells.get((worker_id, type_id), Cell(CellState.NOT_NEEDED, (), ""))
    expires, card = newest_cards(facts).get((worker_id, type_id), (None, None))
    held = next((w.positions for w in facts.workers if w.id == worker_id), frozenset())
    titles = {id_: known.positions[id_] for id_ in sorted(held) if id_ in known.positions}
    return Renewing(
        worker_id,
        type_id,
        known.names[worker_id],
        facts.types[type_id].name,
        cell.state,
        _for_a_chip(cell),
        facts.types[type_id].months,
        card.id if card else "",
        expires,
        _old_said(expires, as_of) if card else "",
        _provider(company, card, type_id),
        _asked_by(company, type_id, titles, as_of),
        tuple(titles.items()),
    )


def _for_a_chip(cell: Cell) -> str:
    if cell.state in _SHORT:
        return cell.words.capitalize()
    return cell.sentence.removesuffix(".")


def _old_said(expires: date | None, as_of: date) -> str:
    if expires is None:
        return _("The card on file says no last day.")
    words = _("The old card was good through {day}.")
    if expires >= as_of:
        words = _("The card on file is good through {day}.")
    return words.format(day=say_date(expires, as_of))


def _provider(company: CompanyFile, card: CardFact | None, type_id: str) -> str:
    """Who gave the last card; else who usually gives this kind."""
    with company.reading() as connection:
        old = aggregate.read_one(connection, kind_of("certificate"), card.id) if card else None
        type_ = aggregate.read_one(connection, kind_of("certificate_type"), type_id)
    return (old and old.values["provider"]) or (type_ and type_.values["issuer"]) or ""


def _asked_by(
    company: CompanyFile, type_id: str, positions: Mapping[str, str], as_of: date
) -> tuple[tuple[str, str], ...]:
    with company.reading() as connection:
        records = aggregate.read(connection, kind_of("requirement")).values()
    found = []
    for record in records:
        says = record.values
        position = says["position_id"]
        holds = Period(says["from_on"], says["to_on"]).covers(as_of) and not record.is_voided
        if holds and says["type_id"] == type_id and (position is None or position in positions):
            found.append((record.id, positions.get(position or "", "")))
    return tuple(found)
