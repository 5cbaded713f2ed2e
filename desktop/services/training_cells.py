"""The cells of the training matrix: what is held, missing, exempt or may still wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.duties import matrix
from desktop.duties.certificates import CardState, Held, certificate_duties, certificates
from desktop.services import training_words as words
from desktop.store.facts import DutyFacts

Place = tuple[str, str]  # worker, kind of certificate


class CellState(StrEnum):
    """How one worker and one kind of certificate stand."""

    VALID = "valid"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    MISSING = "missing"
    LATER = "later"  # must be held, but days of grace still run
    HELD = "held"  # by somebody of whom nobody asks it
    NOT_NEEDED = "not_needed"
    EXEMPT = "exempt"
    SUPERVISED = "supervised"  # of equipment: may run it while somebody watches
    UNCHECKED = "unchecked"  # of equipment: was seen at it, and nobody put them on it


NEEDS_YOU: Final = frozenset({CellState.EXPIRED, CellState.MISSING, CellState.EXPIRING})
_OF_CARDS: Final = {
    CardState.VALID: CellState.VALID,
    CardState.EXPIRING: CellState.EXPIRING,
    CardState.EXPIRED: CellState.EXPIRED,
    CardState.MISSING: CellState.MISSING,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a word or two in it, a line each, and the sentence behind them.

    `certificate_id` is the record that counts now: of equipment, the competency check.
    """

    state: CellState
    lines: tuple[str, ...]
    sentence: str
    certificate_id: str = ""

    @property
    def words(self) -> str:
        """What stands in the cell, in one line."""
        return " ".join(self.lines)

    @property
    def needs_you(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.state in NEEDS_YOU


@dataclass(frozen=True)
class Known:
    """What the facts do not say: everybody's name, what positions are called, why one is exempt."""

    names: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    exempt_because: Mapping[Place, str] = field(default_factory=dict)


def held_cells(facts: DutyFacts, as_of: date) -> dict[Place, Cell]:
    """Return what is held or missing, in the words of the list of duties."""
    held = certificates(facts, as_of)
    # by the very object, because a row names its kind of certificate without an id
    ids = {id(type_): type_id for type_id, type_ in facts.types.items()}
    required = matrix.required(facts, as_of)
    found: dict[Place, Cell] = {}
    for row, duty in zip(held, certificate_duties(held, as_of), strict=True):
        place = row.worker.id, ids[id(row.type)]
        found[place] = _cell(row, duty.reason, as_of, is_required=place in required)
    return found


def _cell(held: Held, reason: str, as_of: date, *, is_required: bool) -> Cell:
    state = _OF_CARDS[held.state]
    if held.card is None:
        return Cell(state, *words.of_missing(reason))
    if state is CellState.VALID and not is_required:
        state = CellState.HELD
    return Cell(state, *words.of_card(held, reason, as_of), held.card.id)


def absent_cells(
    facts: DutyFacts, known: Known, as_of: date, cells: Mapping[Place, Cell]
) -> dict[Place, Cell]:
    """Return who is exempt, and who has some days left to bring it."""
    here = {worker.id for worker in facts.workers}
    cards = {(card.worker_id, card.type_id): card.id for card in facts.cards}
    found = {
        place: Cell(
            CellState.EXEMPT,
            *words.of_exemption(known.exempt_because.get(place, "")),
            cards.get(place, ""),
        )
        for place in facts.exemptions
        if place not in cells and place[0] in here
    }
    for place, starts in matrix.required_later(facts, as_of).items():
        if place not in cells:
            found[place] = Cell(CellState.LATER, *words.of_grace(starts, as_of))
    return found
