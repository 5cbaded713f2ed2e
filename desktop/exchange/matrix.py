"""The training matrix: people down and courses across, or the other way round."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from desktop.exchange.certificate_types import known_type
from desktop.exchange.headings import known_headings
from desktop.exchange.mapping import Columns, SheetPlan, assign
from desktop.exchange.phrases import phrases
from desktop.exchange.tables import Table, is_blank, is_date, words
from desktop.intake import Cell
from desktop.records import kind_of
from desktop.values.folding import key

BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
LASTS: Final = re.compile(
    r"(\d{1,3})\s*(years?|yrs?|y|ans?|months?|mos?|mois)\b|no expiry|does not expire", re.IGNORECASE
)
DATES_OF_WHAT: Final = re.compile(
    r"[\s\-:,/]*\b(expiry|expires|expiration|exp\.?|issued?|completed|taken|valid until|"
    r"good through|obtained)(\s+(date|on))?\s*$",
    re.IGNORECASE,
)
TRAINING: Final = re.compile(
    r"\b(training|ticket|matrix|certificat|course|formation|competenc|safety card|qualif)"
)
ISSUE: Final = re.compile(
    r"\b(issue|issued|taken|completed?|completion|obtained|trained|date of training|attended|done|"
    r"obtenue?|suivie?)\b"
)
EXPIRY: Final = re.compile(
    r"\b(expir\w*|exp|valid|good (through|until|to)|renew\w*|recert\w*|due|echeance)\b"
)
MAY_BE_MATRIX: Final = ("worker", "certificate", "orientation")
SURE: Final = 4.0  # a list that reads so well is no matrix
OF_WORKERS: Final = frozenset(
    {"position", "hired_on", "phone", "oriented_on", "emergency_contact", "left_on"}
)
NAME_COLUMN: Final = ("full_name", "last_name", "first_name")


def is_not_needed(cell: Cell) -> bool:
    """Whether a cell says "not required for this position"."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return key(text) in phrases("not_needed") or (bool(text) and all(c in "-–—/." for c in text))


def says_of_a_card(cell: Cell) -> bool:
    """Whether a cell says in a word or a mark how it stands with a card."""
    if is_not_needed(cell) or is_date(cell):
        return True
    return isinstance(cell, str) and len(cell.split()) <= 3 and len(cell) <= 20


def share_of_dates(cells: Sequence[Cell]) -> float:
    """Return which part of the filled cells are dates or "not required"; 0 without any date."""
    filled = [cell for cell in cells if not is_blank(cell)]
    dates = sum(is_date(cell) for cell in filled)
    return (dates + sum(is_not_needed(cell) for cell in filled)) / len(filled) if dates else 0.0


def matrix_plan(table: Table, as_list: SheetPlan | None) -> SheetPlan | None:
    """Return the reading of a table as a matrix, or None when a list fits better."""
    if as_list and as_list.kind not in MAY_BE_MATRIX and as_list.score >= SURE:
        return None
    columns = assign(table.headings, kind_of("worker"))
    courses = _course_columns(table, columns)
    titled = any(TRAINING.search(key(name)) for name in table.names)
    if len(courses) < (1 if titled else 2):
        return None
    if as_list and as_list.kind == "certificate" and len(courses) < 3:
        return None
    person = [i for i, (_h, name) in enumerate(columns) if name in NAME_COLUMN and i not in courses]
    first_is_course = _reads_like_courses(table)
    if not person and first_is_course and table.headings[0] and 0 not in courses:
        nothing: Columns = [(heading, None) for heading in table.headings]
        return _plan(table, nothing, courses, titled=titled, shape="matrix_across")
    if person and first_is_course:
        return None
    if not person:
        person = [0]
        columns[0] = (table.headings[0], "full_name")
    courses = [i for i in courses if i not in person]
    kept = [(h, None if i in courses else name) for i, (h, name) in enumerate(columns)]
    return _plan(table, kept, courses, titled=titled, shape="matrix")


def _plan(
    table: Table, columns: Columns, courses: list[int], *, titled: bool, shape: str
) -> SheetPlan:
    return SheetPlan(
        table.file,
        table.sheet,
        table.header_row,
        "worker" if _is_list_of_workers(columns) else "certificate",
        columns,
        shape=shape,
        certificates=courses,
        basis=next((b for name in table.names if "=" not in name and (b := basis_in(name))), ""),
        score=2.0 * len(courses) + (4.0 if titled else 1.0),
    )


def _is_list_of_workers(columns: Columns) -> bool:
    return len(OF_WORKERS & {name for _heading, name in columns}) >= 2


def _course_columns(table: Table, columns: Columns) -> list[int]:
    found = []
    for index, (heading, name) in enumerate(columns):
        if not heading:
            continue
        course = course_of(heading)
        if known_type(course) is None and (name or key(heading) in known_headings()):
            continue
        cells = table.column(index)
        if share_of_dates(cells) >= 0.6 or (
            known_type(course) and all(is_blank(c) or says_of_a_card(c) for c in cells)
        ):
            found.append(index)
    return found


def _reads_like_courses(table: Table) -> bool:
    """Whether the first column holds courses and not people."""
    first = [words(cell) for cell in table.column(0) if not is_blank(cell)]
    return bool(first) and sum(known_type(text) is not None for text in first) >= len(first) / 2


def basis_in(text: str) -> str:
    """Return what a heading or a title says its dates are: "expiry", "issue" or ""."""
    said = key(text)
    if EXPIRY.search(said):
        return "expiry"
    return "issue" if ISSUE.search(said) else ""


@cache
def course_of(heading: str) -> str:
    """Return the course in a heading like "H2S Alive (expiry)" or "First Aid Issued"."""
    text = DATES_OF_WHAT.sub("", BRACKETS.sub(_without_basis, " ".join(heading.split())))
    return " ".join(text.split()).strip(" -:") or heading


def _without_basis(bracket: re.Match[str]) -> str:
    return "" if basis_in(bracket[0]) or LASTS.search(bracket[0]) else bracket[0]


def months_in(heading: str) -> int | None:
    """Return for how many months a card is good, where a heading says so: "First Aid (3 years)"."""
    found = next((f for b in BRACKETS.findall(heading) if (f := LASTS.search(b)) and f[1]), None)
    if found is None:
        return None
    return int(found[1]) * (12 if found[2].lower().startswith(("y", "a")) else 1)
