"""The training matrix: people down and courses across, or the other way round; absence is a cell too."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from desktop.exchange.certificate_types import known_type
from desktop.exchange.headings import fit, targets
from desktop.exchange.mapping import SheetPlan, assign
from desktop.exchange.tables import Table, is_blank, is_date, words
from desktop.intake import Cell
from desktop.records import kind_of
from desktop.values.folding import key

NOT_NEEDED: Final = frozenset({
    "n a", "na", "not required", "not applicable", "nr", "n r", "not needed", "exempt", "so", "s o", "sans objet",
    "non requis", "x n a", "not req d", "none required", "n o",
})  # fmt: skip
TRAINING: Final = re.compile(
    r"\b(training|ticket|matrix|certificat|course|formation|competenc|safety card|qualif)"
)
ISSUE: Final = re.compile(
    r"\b(issue|issued|taken|completed?|completion|obtained|trained|date of training|attended|done|obtenue?|suivie?)\b"
)
EXPIRY: Final = re.compile(
    r"\b(expir\w*|exp|valid|good (through|until|to)|renew\w*|recert\w*|due|echeance)\b"
)
SURE: Final = 4.0  # a list that reads so well is no matrix
NAME_COLUMN: Final = ("full_name", "last_name", "first_name")


def is_not_needed(cell: Cell) -> bool:
    """Whether a cell says "not required for this position"."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return key(text) in NOT_NEEDED or (bool(text) and all(c in "-–—/." for c in text))


def share_of_dates(cells: Sequence[Cell]) -> float:
    """Return which part of the filled cells are dates or "not required"; 0 when there is no date at all."""
    filled = [cell for cell in cells if not is_blank(cell)]
    dates = sum(is_date(cell) for cell in filled)
    return (dates + sum(is_not_needed(cell) for cell in filled)) / len(filled) if dates else 0.0


def matrix_plan(table: Table, as_list: SheetPlan | None) -> SheetPlan | None:
    """Return the reading of a table as a matrix, or None when a list fits better."""
    if (
        as_list
        and as_list.kind not in ("worker", "certificate", "orientation")
        and as_list.score >= SURE
    ):
        return None
    columns = assign(table.headings, kind_of("worker"))
    courses = _course_columns(table, columns)
    person = [i for i, (_h, name) in enumerate(columns) if name in NAME_COLUMN and i not in courses]
    titled = any(TRAINING.search(key(name)) for name in table.names)
    if as_list and as_list.kind == "certificate" and len(courses) < 3:
        return None
    if len(courses) < (1 if titled else 2):
        return None
    if not person:
        if not table.headings[0] or 0 in courses:
            person = [0]
            columns[0] = (table.headings[0], "full_name")
        elif _reads_like_courses(table):
            return SheetPlan(
                table.file, table.sheet, table.header_row, "certificate", [(h, None) for h in table.headings],
                shape="matrix_across", certificates=courses, basis=_basis(table.names), score=_score(courses, titled),
            )  # fmt: skip
        else:
            person = [0]
            columns[0] = (table.headings[0], "full_name")
    elif _reads_like_courses(table):
        return None
    courses = [i for i in courses if i not in person]
    kept = [(h, None if i in courses else name) for i, (h, name) in enumerate(columns)]
    return SheetPlan(
        table.file, table.sheet, table.header_row, "worker" if _is_list_of_workers(kept) else "certificate", kept,
        shape="matrix", certificates=courses, basis=_basis(table.names), score=_score(courses, titled),
    )  # fmt: skip


def _score(courses: list[int], titled: bool) -> float:
    return 2.0 * len(courses) + (4.0 if titled else 1.0)


def _is_list_of_workers(columns: list[tuple[str, str | None]]) -> bool:
    names = {name for _heading, name in columns if name}
    return (
        len(
            names & {"position", "hired_on", "phone", "oriented_on", "emergency_contact", "left_on"}
        )
        >= 2
    )


def _course_columns(table: Table, columns: list[tuple[str, str | None]]) -> list[int]:
    found = []
    for index, (heading, name) in enumerate(columns):
        if not heading:
            continue
        course = course_of(heading)
        if known_type(course) is None and (name or _is_list_heading(heading)):
            continue
        if share_of_dates(table.column(index)) >= 0.6 or (
            known_type(course) and all(is_blank(c) or is_not_needed(c) for c in table.column(index))
        ):
            found.append(index)
    return found


def _is_list_heading(heading: str) -> bool:
    dates = [t for t in targets(kind_of("certificate")) if t.name in ("issued_on", "expires_on")]
    return any(fit(heading, target) >= 0.95 for target in dates)


def _reads_like_courses(table: Table) -> bool:
    """Whether the first column holds courses and not people."""
    first = [words(cell) for cell in table.column(0) if not is_blank(cell)]
    return bool(first) and sum(known_type(text) is not None for text in first) >= len(first) / 2


def _basis(names: Sequence[str]) -> str:
    for name in names:
        if basis := basis_in(name):
            return basis
    return ""


def basis_in(text: str) -> str:
    """Return what a heading or a title says its dates are: "expiry", "issue" or ""."""
    said = key(text)
    if EXPIRY.search(said):
        return "expiry"
    return "issue" if ISSUE.search(said) else ""


@cache
def course_of(heading: str) -> str:
    """Return the course in a heading like "H2S Alive (expiry)" or "First Aid Issued"."""
    text = re.sub(r"[(\[][^)\]]*[)\]]", lambda m: "" if basis_in(m[0]) else m[0], heading)
    text = re.sub(
        r"[\s\-:,/]*\b(expiry|expires|expiration|exp\.?|issued?|completed|taken|valid until|good through|obtained)"
        r"(\s+(date|on))?\s*$",
        "", text, flags=re.IGNORECASE,
    )  # fmt: skip
    return " ".join(text.split()).strip(" -:") or heading
