"""What a training matrix says about who must hold what: an empty cell is required and missing."""

from collections import defaultdict
from typing import Final, NamedTuple

from desktop.exchange.entries import Entries
from desktop.exchange.registers import Registers
from desktop.exchange.report import Place
from desktop.language import _
from desktop.values.folding import key

HELD: Final = "held"
MISSING: Final = "missing"
NOT_NEEDED: Final = "not needed"


class Said(NamedTuple):
    """What one cell says about one worker."""

    what: str
    place: Place


class Matrix:
    """Collects every cell of every matrix, then proposes requirements and exemptions."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, Said]] = defaultdict(dict)
        self._names: dict[str, str] = {}

    def say(self, worker_id: str, course: str, what: str, place: Place) -> None:
        """Note one cell: `HELD`, `MISSING` or `NOT_NEEDED`."""
        self._names.setdefault(key(course), course)
        self._said[key(course)][worker_id] = Said(what, place)

    def write(self, registers: Registers, entries: Entries) -> None:
        """Write a requirement for each position that needs a course, and who of it is exempt.

        records.md, Certificates: "N/A" proposes "not required for this position", an empty cell
        beside filled ones proposes "required and missing". A column that nobody holds asks nothing.
        """
        for course, cells in self._said.items():
            if any(said.what == HELD for said in cells.values()):
                _require(registers, entries, registers.certificate_type(self._names[course]), cells)


def _require(registers: Registers, entries: Entries, type_id: str, cells: dict[str, Said]) -> None:
    by_position: dict[str | None, list[str]] = defaultdict(list)
    for worker_id in cells:
        by_position[_position(registers, worker_id)].append(worker_id)
    needing = {
        position: [w for w in workers if cells[w].what != NOT_NEEDED]
        for position, workers in by_position.items()
    }
    # what workers without a position need is asked of everybody
    of_everybody = bool(needing.get(None))
    for position, workers in by_position.items():
        if needing[position]:
            place = cells[needing[position][0]].place
            entries.put("requirement", {"position_id": position, "type_id": type_id}, place)
        elif not of_everybody:
            continue
        for worker in workers:
            if cells[worker].what == NOT_NEEDED:
                reason = _("The training matrix says N/A.")
                values = {"worker_id": worker, "type_id": type_id, "reason": reason}
                entries.put("exemption", values, cells[worker].place)


def _position(registers: Registers, worker_id: str) -> str | None:
    held = registers.workers.get(worker_id, {}).get("positions") or []
    return next((p["position_id"] for p in reversed(held) if not p.get("to_on")), None)
