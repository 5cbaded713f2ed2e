"""What a training matrix says about who must hold what: an empty cell beside filled ones is required and missing."""

from collections import defaultdict
from typing import Final

from desktop.exchange.entries import Entries
from desktop.exchange.registers import Registers
from desktop.exchange.report import Place
from desktop.language import _
from desktop.values.folding import key

NOT_NEEDED: Final = "not needed"


class Matrix:
    """Collects every cell of every matrix, then proposes requirements and exemptions."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, tuple[str, Place]]] = defaultdict(dict)
        self._names: dict[str, str] = {}

    def say(self, worker_id: str, course: str, what: str, place: Place) -> None:
        """Note one cell: held, missing or not needed."""
        self._names.setdefault(key(course), course)
        self._said[key(course)][worker_id] = (what, place)

    def write(self, registers: Registers, entries: Entries) -> None:
        """Write a requirement for each position that needs a course, and who of it is exempt.

        records.md, Certificates: "N/A" proposes "not required for this position", an empty cell beside filled
        ones proposes "required and missing". A column that nobody holds asks for nothing.
        """
        for course, cells in self._said.items():
            if not any(what == "held" for what, _place in cells.values()):
                continue
            type_id = registers.certificate_type(self._names[course])
            by_position: dict[str | None, list[str]] = defaultdict(list)
            for worker_id in cells:
                by_position[_position(registers, worker_id)].append(worker_id)
            for position, workers in by_position.items():
                needing = [w for w in workers if cells[w][0] != NOT_NEEDED]
                if not needing:
                    continue
                place = cells[needing[0]][1]
                entries.put("requirement", {"position_id": position, "type_id": type_id}, place)
                for worker in workers:
                    if cells[worker][0] == NOT_NEEDED:
                        reason = _("The training matrix says N/A.")
                        values = {"worker_id": worker, "type_id": type_id, "reason": reason}
                        entries.put("exemption", values, cells[worker][1])
            self._spare_the_others(registers, entries, cells, by_position, type_id)

    @staticmethod
    def _spare_the_others(
        registers: Registers,
        entries: Entries,
        cells: dict[str, tuple[str, Place]],
        by_position: dict[str | None, list[str]],
        type_id: str,
    ) -> None:
        """A requirement of all workers comes from people without a position; the others said N/A for themselves."""
        if not any(cells[w][0] != NOT_NEEDED for w in by_position.get(None, [])):
            return
        for position, workers in by_position.items():
            if position is not None:
                for worker in (w for w in workers if cells[w][0] == NOT_NEEDED):
                    reason = _("The training matrix says N/A.")
                    entries.put(
                        "exemption",
                        {"worker_id": worker, "type_id": type_id, "reason": reason},
                        cells[worker][1],
                    )


def _position(registers: Registers, worker_id: str) -> str | None:
    held = registers.workers.get(worker_id, {}).get("positions") or []
    return next((p["position_id"] for p in reversed(held) if not p.get("to_on")), None)
