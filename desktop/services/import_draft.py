"""An import that is being prepared: what was found, what a person corrected, nothing written."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.exchange import correcting
from desktop.exchange.mapping import Planned
from desktop.exchange.report import Report
from desktop.exchange.saved_mapping import corrected
from desktop.exchange.sources import Progress, Sources
from desktop.intake import Intake
from desktop.services.import_memory import Memory
from desktop.services.import_sheets import SheetView, describe
from desktop.services.importing import Looked, look, save_mapping


class Draft:
    """Every sheet by its number, as it is read now; each verb changes how one is read."""

    def __init__(self, looked: Looked, memory: Memory, today: date) -> None:
        self._looked, self._memory, self._today = looked, memory, today
        self.guessed = list(looked.planned)
        recalled = memory.recall(self.guessed, looked.sources.workbooks)
        self.recalled = frozenset(recalled)
        self.planned = [recalled.get(n, item) for n, item in enumerate(self.guessed)]
        self._touched: set[int] = set()
        self._views: dict[int, SheetView] = {}

    # --- looking --------------------------------------------------------------------------------

    def view(self, number: int) -> SheetView:
        """Return one sheet as it is read now."""
        if number not in self._views:
            self._views[number] = describe(self.planned[number], self._today)
        return self._views[number]

    def views(self) -> list[SheetView]:
        """Return every sheet as it is read now."""
        return [self.view(number) for number in range(len(self.planned))]

    @property
    def files(self) -> list[str]:
        """The names of the files that are no sheets: they go in as evidence."""
        return [file.name for file in self._looked.sources.files]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Which files could not be read, each with the sentence that says why."""
        return [(cell.file, cell.reason) for cell in self._looked.report.refused]

    @property
    def remarks(self) -> list[str]:
        """What else was noticed while reading."""
        return list(self._looked.report.remarks)

    @property
    def has_anything(self) -> bool:
        """Whether anything could be read, even if nobody knows what it is."""
        return bool(self.files or self.planned)

    @property
    def takes_anything(self) -> bool:
        """Whether anything would go in as the sheets are read now."""
        return bool(self.files or any(item.plan for item in self.planned))

    def alike(self, number: int) -> list[int]:
        """Return the other sheets with the same headings that are read in another way."""
        item = self.planned[number]
        return [
            other
            for other, its in enumerate(self.planned)
            if other != number
            and correcting.alike(its, item)
            and its.plan != correcting.as_other(its, item).plan
        ]

    # --- correcting -----------------------------------------------------------------------------

    def set_kind(self, number: int, choice: str) -> None:
        """Take a sheet for another kind; "" takes nothing of it."""
        kind, _slash, shape = choice.partition("/")
        self._change(number, lambda item: correcting.as_kind(item, kind, shape))

    def set_meaning(self, number: int, column: int, meaning: str) -> None:
        """Let a column mean something else."""
        self._change(number, lambda item: correcting.as_meaning(item, column, meaning))

    def set_order(self, number: int, column: int, order: str) -> None:
        """Say whether the day ("DMY") or the month ("MDY") comes first in a column."""
        self._change(number, lambda item: correcting.as_dated(item, column, order))

    def set_basis(self, number: int, basis: str) -> None:
        """Say what the dates of a matrix are."""
        self._change(number, lambda item: correcting.as_basis(item, basis))

    def set_header(self, number: int, row: int) -> None:
        """Take the headings from another row. Raises `Refused` where there are none."""
        books = self._looked.sources.workbooks
        self._change(number, lambda item: correcting.below(item, books, row))

    def set_others_like(self, number: int) -> None:
        """Read every sheet with the same headings as this one is read."""
        item = self.planned[number]
        for other in self.alike(number):
            self._change(other, lambda its: correcting.as_other(its, item))

    def guess_again(self, number: int) -> None:
        """Forget what was said of a sheet, now and the last time."""
        self._change(number, lambda _item: self.guessed[number])

    def _change(self, number: int, how: Callable[[Planned], Planned]) -> None:
        self.planned[number] = how(self.planned[number])
        self._touched.add(number)
        self._views.pop(number, None)

    # --- mapping files --------------------------------------------------------------------------

    def load_mapping(self, path: Path) -> None:
        """Put the corrections of a mapping file over everything. Raises `Refused`."""
        right = corrected(self.planned, self._looked.sources.workbooks, path)
        # a sheet in which nobody saw a table comes behind the others
        self.guessed += right[len(self.guessed) :]
        self._touched |= {n for n, item in enumerate(right) if item is not _at(self.planned, n)}
        self.planned = right
        self._views.clear()

    def save_mapping(self, path: Path) -> None:
        """Write down what each sheet is taken for."""
        save_mapping(self.planned, path)

    def remember(self) -> None:
        """Keep for the next time what a person said of each sheet. Raises `Unavailable`."""
        for number in sorted(self._touched):
            self._memory.keep(self.guessed[number], self.planned[number])

    # --- handing on -----------------------------------------------------------------------------

    @property
    def sources(self) -> Sources:
        """Everything that was read."""
        return self._looked.sources

    def fresh(self) -> Looked:
        """Return all of it to be written: tried today, written tomorrow, each time from anew."""
        before = self._looked.report
        report = Report(
            refused=list(before.refused), notes=list(before.notes), remarks=list(before.remarks)
        )
        # reading a matrix notes in its plan what its dates look like
        planned = [
            Planned(item.table, replace(item.plan) if item.plan else None) for item in self.planned
        ]
        return Looked(self._looked.sources, planned, report)


def prepare(
    paths: Sequence[Path],
    memory: Memory,
    today: date,
    progress: Progress | None = None,
    intake: Intake | None = None,
) -> Draft:
    """Read files and folders and guess what each sheet is."""
    draft = Draft(look(paths, progress=progress, intake=intake), memory, today)
    draft.views()  # made here, where somebody waits with patience
    return draft


def _at(planned: Sequence[Planned], number: int) -> Planned | None:
    return planned[number] if number < len(planned) else None
