"""Reads a table as a list of one kind: which of its columns mean what, and how sure that is."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from typing import Final

from desktop.errors import Refused
from desktop.exchange.cells import read_time
from desktop.exchange.headings import Target, fit, targets
from desktop.exchange.states import change_logged
from desktop.exchange.tables import Table, counts_rows, is_blank, is_date, words
from desktop.intake import Cell
from desktop.records import KINDS
from desktop.records.fields import Shape
from desktop.records.kind import Kind
from desktop.resources import resource
from desktop.values.folding import key
from desktop.values.rules import read_wording

# kinds that nobody keeps in a spreadsheet, or that only Muster itself writes
NOT_IN_SHEETS: Final = frozenset(
    {
        "evidence",
        "company",
        "company_settings",
        "skip",
        "assessment",
        "answer",
        "question_support",
        "reviewer_note",
        "interview",
        "observation",
        "dismissed_finding",
        "submission",
        "protocol",
        "exemption",
        "acknowledgement",
    }
)
LEAVE_OUT: Final = "leave_out"  # what a column means that a person wants nothing of
FEWEST: Final = 2  # cells; fewer say nothing about a column
GOOD: Final = 0.62  # a heading that fits less says nothing
CELLS_TELL: Final = 6.0  # more than headings can say, because headings say it of other logs too
LEAST: Final = 2.0  # below that a table only happens to share a heading with a kind
NUMBERED: Final = re.compile(r"^(.*?)[\s#._-]*(\d+)$")


Columns = list[tuple[str, str | None]]  # each heading with the name of a target, or None


@dataclass
class SheetPlan:
    """What is made of one table."""

    file: str
    sheet: str
    header_row: int
    kind: str
    columns: Columns
    shape: str = "list"  # list, matrix (people down), matrix_across (people across)
    certificates: list[int] = field(default_factory=list)  # columns of a matrix, by index
    basis: str = ""  # what the dates of a matrix are: "expiry" or "issue"
    # heading -> DMY or MDY, where a person said so
    dates: dict[str, str] = field(default_factory=dict)
    score: float = 0.0

    def index(self, target: str) -> int | None:
        """Return the column that means `target`, or None."""
        return next((i for i, (_h, name) in enumerate(self.columns) if name == target), None)


@dataclass(frozen=True)
class Planned:
    """A table together with what is made of it; no plan when nobody could tell what it is."""

    table: Table
    plan: SheetPlan | None


@cache
def _essentials() -> dict[str, list[list[str]]]:
    with resource("import", "essentials.toml").open("rb") as file:
        return tomllib.load(file)


def list_plan(table: Table, kind: Kind) -> SheetPlan | None:
    """Return the reading of a table as a list of `kind`; None without something essential."""
    # a column that counts 1, 2, 3 is a unit number only where nothing else could be
    spoken = spoken_headings(table)
    plan = _list_plan(table, kind, spoken)
    if plan is None and tuple(spoken) != table.headings:
        return _list_plan(table, kind, table.headings)
    return plan


def _list_plan(table: Table, kind: Kind, spoken: Sequence[str]) -> SheetPlan | None:
    columns = assign(spoken, kind)
    columns = [
        (heading, name if name and _can_be(table, index, kind, name) else None)
        for index, (heading, (_said, name)) in enumerate(zip(table.headings, columns, strict=True))
    ]
    if kind.key in ("inspection", "maintenance") and _says_how_often(table):
        return None
    names = {name.split("#")[0] for _heading, name in columns if name}
    essential = _essentials().get(kind.key) or [[f.name] for f in kind.fields if f.required]
    if kind.key == "certificate" and "worker_id" not in names and not _is_of_one_person(table):
        return None
    named = _named(table, kind)
    if named and kind.key in ("inspection", "field_level_hazard_assessment"):
        # what is called an inspection log is one, whatever it says of results
        essential = essential[:-1]
    if not names or not all(any(name in names for name in group) for group in essential):
        return None
    headings = [heading for heading in table.headings if heading]
    matched = sum(_weight(key(heading)) for heading, name in columns if name)
    lost = sum(1 for heading, name in columns if heading and not name)
    if not named and lost * 2 > len(headings):
        return None
    score = matched - 0.25 * lost + named + _told_by_cells(table, kind, columns)
    if len(headings) < 2 or score < LEAST:
        return None
    return SheetPlan(table.file, table.sheet, table.header_row, kind.key, columns, score=score)


def _told_by_cells(table: Table, kind: Kind, columns: Columns) -> float:
    """What the cells say of the kind where the headings say the same of another one."""
    index = {name: i for i, (_heading, name) in enumerate(columns) if name}
    if kind.key == "service_change" and "change" in index:
        told = [change_logged(text) is not None for text in _filled(table, index["change"])]
        # a log of defects has the same headings, and a word of "broken" now and then
        return CELLS_TELL if told and sum(told) >= 0.7 * len(told) else -CELLS_TELL
    if kind.key == "equipment" and {"number", "read_on"} <= index.keys():
        units = [key(text) for text in _filled(table, index["number"])]
        # a list names a unit once; what names each again and again is a log of readings
        return -CELLS_TELL if len(set(units)) * 2 <= len(units) else 0.0
    return 0.0


def _filled(table: Table, index: int) -> list[str]:
    return [words(cell) for cell in table.column(index) if not is_blank(cell)]


def _can_be(table: Table, index: int, kind: Kind, name: str) -> bool:
    """Whether the cells of a column can be what its heading says: days are days."""
    about = next((field for field in kind.fields if field.name == name), None)
    if about is not None and about.shape is Shape.TIME:
        return any(_is_time(cell) for cell in table.column(index))
    if about is None or about.shape is not Shape.DATE:
        return True
    filled = [cell for cell in table.column(index) if not is_blank(cell)]
    return len(filled) < FEWEST or any(
        not words(cell).isdigit() or is_date(cell) for cell in filled
    )


def _is_time(cell: Cell) -> bool:
    try:
        read_time(cell)
    except Refused:
        return False
    return True


def _says_how_often(table: Table) -> bool:
    """Whether a column holds rules like "weekly": then the table is a schedule, whatever else."""
    return any(_holds_rules(table.column(index)) for index in range(len(table.headings)))


def _holds_rules(cells: Sequence[Cell]) -> bool:
    filled = [words(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    if len(filled) < FEWEST or len(filled) * 2 < len(cells):
        return False
    return sum(_is_rule(text) for text in filled) >= 0.7 * len(filled)


@cache
def _is_rule(text: str) -> bool:
    try:
        wording = read_wording(text)
    except Refused:
        return False
    return len(text) > 1 and not wording.aside  # a remark may hold "weekly" as well


def _is_of_one_person(table: Table) -> bool:
    """Whether a sheet could list one person's certificates: a name above it, or as its name."""
    above = any(re.match(r"(employee|worker|name|driver|nom)\b", key(t)) for t in table.titles)
    return above or len(key(table.sheet).split()) in (2, 3)


def spoken_headings(table: Table) -> list[str]:
    """Return the headings that say something: a column that only numbers the rows says nothing."""
    several = len(table.lines) > 1
    return [
        "" if several and counts_rows(table.column(index)) else heading
        for index, heading in enumerate(table.headings)
    ]


def assign(headings: Sequence[str], kind: Kind) -> Columns:
    """Give each heading the target it fits best, each target once but for numbered ones."""
    offers = [
        # the best fit first, then the leftmost heading, then a field before what only sheets carry
        (-fit(heading, target), index, not target.own, number, target.name)
        for index, heading in enumerate(headings)
        for number, target in enumerate(targets(kind))
        if heading
    ]
    taken: dict[int, str] = {}
    used: set[str] = set()
    for quality, index, _own, _order, name in sorted(offers):
        if -quality < GOOD or index in taken or name in used:
            continue
        taken[index] = name
        used.add(name)
    _number(headings, taken, {t.name: t for t in targets(kind)})
    return [(heading, taken.get(index)) for index, heading in enumerate(headings)]


def _number(headings: Sequence[str], taken: dict[int, str], known: dict[str, Target]) -> None:
    """Give "Hazard 2" the meaning of "Hazard 1", once more."""
    for index, heading in enumerate(headings):
        numbered = NUMBERED.match(key(heading))
        if not numbered:
            continue
        for name in ("hazard", "control", "rows:crew", "rows:attendees"):
            if name in known and key(numbered[1]) in known[name].keys:
                taken[index] = f"{name}#{int(numbered[2])}"


@cache
def _weight(heading: str) -> float:
    """A heading that few kinds know says more than one that all know ("Date", "Notes")."""
    knowing = sum(
        any(fit(heading, t) >= GOOD for t in targets(kind))
        for kind in KINDS
        if kind.key not in NOT_IN_SHEETS
    )
    return log(1 + len(KINDS) / max(1, knowing))


def _named(table: Table, kind: Kind) -> float:
    """What the sheet is called counts, the nearest name most."""
    best = 0.0
    for distance, name in enumerate(table.names):
        said = _stems(name)
        for also in (*kind.also, kind.title, kind.plural):
            wanted = _stems(also)
            if wanted and wanted <= said:
                best = max(best, (2.0 + len(wanted)) / (1 + 0.2 * distance))
    return best


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") else w
        for w in key(text).split()
        if not w.isdigit()
    )
