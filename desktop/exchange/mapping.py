"""Guesses what each table of a sheet is and what its columns mean; the guess can be saved, corrected and given back."""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import log
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused
from desktop.exchange.headings import ROWS, Target, fit, known_headings, targets
from desktop.exchange.tables import DEPTH, Table, could_be_header, cut, is_blank, words
from desktop.intake import Row, Sheet, Workbook
from desktop.language import _
from desktop.records import KINDS, kind_of
from desktop.records.kind import Kind
from desktop.values.folding import key

# kinds that nobody keeps in a spreadsheet, or that only Muster itself writes
NOT_IN_SHEETS: Final = frozenset({
    "evidence", "company", "company_settings", "skip", "assessment", "answer", "question_support",
    "reviewer_note", "interview", "observation", "dismissed_finding", "submission", "exemption",
    "acknowledgement", "service_change",
})  # fmt: skip
# what a table must have to be of a kind at all: one target of each group; else the kind's required fields
ESSENTIAL: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "worker": (("full_name", "last_name"),),
    "equipment": (("number",), ("description", "make_model", "type", "serial_plate", "status", "odometer", "hours")),
    "duty_plan": (("rule",), ("subject", "task")),
    "inspection": (("done_on",), ("result", "defects", "safe_to_use")),
    "maintenance": (("done_on",), ("what",)),
    "corrective_action": (("what",), ("found_on", "due_on", "resolved_on", "status"), ("assigned_id", "due_on", "resolved_on", "status", "resolved_by_id")),
    "incident": (("happened_on",), ("what",), ("kind", "cause_stated", "action_stated", "rows:people", "reported_by_id", "immediate_correction", "lost_days")),
    "field_level_hazard_assessment": (("done_on",), ("task",), ("hazard", "rows:hazards", "control")),
    "certificate": (("worker_id",), ("type_id",), ("issued_on", "expires_on")),
    "meeting": (("held_on",), ("topics", "rows:attendees")),
    "drill": (("held_on",), ("scenario", "rows:attendees")),
    "orientation": (("done_on",), ("worker_id", "contractor_id", "visitor_name", "company")),
    "reading": (("equipment_id",), ("value",), ("read_on",)),
    "hazardous_product": (("name",), ("sheet_on", "place")),
    "hours_worked": (("month_on",), ("hours",)),
    "site": (("name",), ("address", "place", "client", "latitude")),
    "position": (("title",), ("duties", "hazard_exposure")),
    "certificate_type": (("name",), ("months", "issuer", "required_by")),
}  # fmt: skip
GOOD: Final = 0.62  # a heading that fits less says nothing
LEAST: Final = 2.0  # below that a table only happens to share a heading with a kind
NUMBERED: Final = re.compile(r"^(.*?)[\s#._-]*(\d+)$")
PAIRED_HEADING: Final = re.compile(
    r"^(issued?|expir\w*|exp|date|completed|taken|valid\w*|obtained|renew\w*|good (through|until|to)|done|exp date)( date| on)?$"
)


@dataclass
class SheetPlan:
    """What is made of one table. `columns` pairs each heading with the name of a target, or None."""

    file: str
    sheet: str
    header_row: int
    kind: str
    columns: list[tuple[str, str | None]]
    shape: str = "list"  # list, matrix (people down), matrix_across (people across)
    certificates: list[int] = field(default_factory=list)  # columns of a matrix, by index
    basis: str = ""  # what the dates of a matrix are: "expiry" or "issue"
    dates: dict[str, str] = field(
        default_factory=dict
    )  # heading -> DMY or MDY, where a person said so
    score: float = 0.0

    def index(self, target: str) -> int | None:
        """Return the column that means `target`, or None."""
        return next((i for i, (_h, name) in enumerate(self.columns) if name == target), None)


@dataclass(frozen=True)
class Planned:
    """A table together with what is made of it; no plan when nobody could tell what it is."""

    table: Table
    plan: SheetPlan | None


def guess(workbooks: Sequence[Workbook]) -> list[Planned]:
    """Return every table found with the best guess of what it is."""
    return [
        planned
        for book in workbooks
        for sheet in book.sheets
        if (planned := _guess_sheet(book.name, sheet, only=len(book.sheets) == 1))
    ]


def _guess_sheet(file: str, sheet: Sheet, *, only: bool) -> Planned | None:
    tried: list[Planned] = []
    for header in _headers(sheet.rows):
        table = cut(file, sheet, header, only_sheet=only)
        if table.lines:
            tried.append(Planned(table, best_plan(table)))
    if not tried:
        return None
    # the first of equals: a header stands above its data, and data seldom read like headings
    return max(tried, key=lambda planned: planned.plan.score if planned.plan else -1.0)


def _headers(rows: Sequence[Row]) -> list[Row]:
    top = [row for row in rows if row.number <= DEPTH]
    possible = [row for row in top if could_be_header(row)]
    known = known_headings()

    def familiar(row: Row) -> int:
        return sum(key(words(cell)) in known for cell in row.cells if not is_blank(cell))

    best = sorted(possible, key=lambda row: (-familiar(row), row.number))[:4]
    headers = [_with_second_line(row, rows) for row in best]
    return sorted(headers, key=lambda row: row.number)


def _with_second_line(header: Row, rows: Sequence[Row]) -> Row:
    """Join a header of two lines: courses above, "Issued" and "Expires" below them."""
    below = next((row for row in rows if row.number == header.number + 1), None)
    if below is None:
        return header
    second = [key(words(cell)) for cell in below.cells]
    filled = [text for text in second if text]
    if len(filled) < 2 or not all(PAIRED_HEADING.match(text) for text in filled):
        return header
    joined, course = [], ""
    for index, text in enumerate(second):
        above = words(header.cells[index]) if index < len(header.cells) else ""
        course = above or course
        joined.append(f"{course} {words(below.cells[index])}" if text else above)
    return replace(below, cells=tuple(joined))


# --- a list: one row, one record --------------------------------------------------------------------------


def best_plan(table: Table) -> SheetPlan | None:
    """Return the likeliest reading of a table, or None when nothing fits."""
    from desktop.exchange.matrix import matrix_plan  # a matrix is judged with the help of lists

    lists = [
        plan for kind in KINDS if kind.key not in NOT_IN_SHEETS if (plan := list_plan(table, kind))
    ]
    best = max(lists, key=lambda plan: plan.score, default=None)
    return matrix_plan(table, best) or best


def list_plan(table: Table, kind: Kind) -> SheetPlan | None:
    """Return the reading of a table as a list of `kind`, or None when something essential is missing."""
    columns = assign(table.headings, kind)
    names = {name.split("#")[0] for _heading, name in columns if name}
    essential = ESSENTIAL.get(kind.key) or tuple((f.name,) for f in kind.fields if f.required)
    named = _named(table, kind)
    if named and kind.key == "inspection":
        essential = essential[
            :1
        ]  # what is called an inspection log is one, whatever it says of results
    if not names or not all(any(name in names for name in group) for group in essential):
        return None
    headings = [heading for heading in table.headings if heading]
    matched = sum(_weight(key(heading)) for heading, name in columns if name)
    lost = sum(1 for heading, name in columns if heading and not name)
    if not named and lost * 2 > len(headings):
        return None
    score = matched - 0.25 * lost + named
    if len(headings) < 2 or score < LEAST:
        return None
    return SheetPlan(table.file, table.sheet, table.header_row, kind.key, columns, score=score)


def assign(headings: Sequence[str], kind: Kind) -> list[tuple[str, str | None]]:
    """Give each heading the target it fits best; each target once, but for numbered ones (Hazard 1, Hazard 2)."""
    offers = [
        (fit(heading, target), -index, target.own, index, target)
        for index, heading in enumerate(headings)
        for target in targets(kind)
        if heading
    ]
    taken: dict[int, str] = {}
    used: set[str] = set()
    for quality, _order, _own, index, target in sorted(
        offers, key=lambda o: (-o[0], -o[1], not o[2])
    ):
        if quality < GOOD or index in taken or target.name in used:
            continue
        taken[index] = target.name
        used.add(target.name)
    _number(headings, taken, {t.name: t for t in targets(kind)})
    return [(heading, taken.get(index)) for index, heading in enumerate(headings)]


def _number(headings: Sequence[str], taken: dict[int, str], known: dict[str, Target]) -> None:
    """ "Hazard 2" means what "Hazard 1" means, once more."""
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


# --- saved, corrected, given back ---------------------------------------------------------------------------


def as_toml(planned: Iterable[Planned]) -> str:
    """Write the guesses as a file that a person can correct."""
    parts = ["# What Muster takes each sheet for. Correct it and give it back with --map.\n"]
    for item in planned:
        plan = item.plan
        if plan is None:
            parts.append(
                _toml_sheet(
                    {"file": item.table.file, "sheet": item.table.sheet, "kind": ""}, {}, {}
                )
            )
            continue
        head: dict[str, Any] = {
            "file": plan.file, "sheet": plan.sheet, "kind": plan.kind, "shape": plan.shape,
            "header_row": plan.header_row,
        }  # fmt: skip
        if plan.basis:
            head["basis"] = plan.basis
        columns = {heading: name or "" for heading, name in plan.columns if heading}
        for index in plan.certificates:
            columns[plan.columns[index][0]] = "certificate"
        parts.append(_toml_sheet(head, columns, plan.dates))
    return "\n".join(parts)


def _toml_sheet(head: dict[str, Any], columns: dict[str, str], dates: dict[str, str]) -> str:
    lines = [
        "[[sheet]]",
        *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()),
    ]
    for title, entries in (("columns", columns), ("dates", dates)):
        if entries:
            lines.append(f"[sheet.{title}]")
            lines += [
                f"{json.dumps(k, ensure_ascii=False)} = {json.dumps(v)}" for k, v in entries.items()
            ]
    return "\n".join(lines) + "\n"


def corrected(planned: Sequence[Planned], path: Path) -> list[Planned]:
    """Put a person's corrections over the guesses. Raises `Refused` with every fault of the file at once."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refused(
            _("The mapping {file} cannot be read: {fault}.").format(file=path.name, fault=fault)
        ) from fault
    faults: dict[str, str] = {}
    by_place = {
        (s.get("file"), s.get("sheet", "")): s for s in said.get("sheet", []) if isinstance(s, dict)
    }
    result = [
        Planned(item.table, _corrected(item, by_place[place], faults))
        if (place := (item.table.file, item.table.sheet)) in by_place
        else item
        for item in planned
    ]
    if faults:
        raise Refused(faults)
    return result


def _corrected(item: Planned, said: dict[str, Any], faults: dict[str, str]) -> SheetPlan | None:
    where = f"{item.table.file} / {item.table.sheet}"
    kind = said.get("kind", item.plan.kind if item.plan else "")
    if not kind:
        return None
    if kind not in {k.key for k in KINDS}:
        faults[where] = _("{where}: there is no kind of record called {kind}.").format(
            where=where, kind=kind
        )
        return None
    allowed = {t.name for t in targets(kind_of(kind))}
    columns = list(item.plan.columns) if item.plan else [(h, None) for h in item.table.headings]
    wanted: dict[str, str] = said.get("columns", {})
    certificates = list(item.plan.certificates) if item.plan else []
    for index, (heading, _name) in enumerate(columns):
        if heading not in wanted:
            continue
        name = wanted[heading]
        if name == "certificate":
            certificates = sorted({*certificates, index})
        elif name and name.split("#")[0] not in allowed and not name.startswith(ROWS):
            faults[f"{where}: {heading}"] = _(
                "{where}: the column {heading} cannot mean {name}. Choose one of: {allowed}."
            ).format(where=where, heading=heading, name=name, allowed=", ".join(sorted(allowed)))
        else:
            certificates = [i for i in certificates if i != index]
            columns[index] = (heading, name or None)
    return SheetPlan(
        item.table.file, item.table.sheet, item.table.header_row, kind, columns,
        shape=said.get("shape", item.plan.shape if item.plan else "list"), certificates=certificates,
        basis=said.get("basis", item.plan.basis if item.plan else ""), dates=said.get("dates", {}),
        score=item.plan.score if item.plan else 0.0,
    )  # fmt: skip
