"""What the headings and cells of an instrument's sheet mean: code, question, points, methods."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Final

from desktop.audit.protocols.protocol import Method, Mode
from desktop.audit.protocols.values import CODE, MOST_POINTS, NAME, SHORT, is_kept_exactly
from desktop.intake import Cell, Row
from desktop.language import N_, _
from desktop.values.folding import clean, key

# the headings that partners use, folded
_HEADINGS: Final = {
    "code": (
        "code|no|nr|number|question no|question number|question code|item|item no|item number|ref"
        "|reference|q|q no|criteria no|id|question id"
    ),
    "text": (
        "question|questions|text|question text|criteria|criterion|requirement|requirements"
        "|audit question|audit questions|description|standard|item description"
    ),
    "points": (
        "points|pts|point|max points|points max|maximum points|max|maximum|possible|points possible"
        "|possible points|points available|available points|available|max score|maximum score"
        "|possible score|value|point value|weight|worth|score"
    ),
    "method": (
        "method|methods|technique|techniques|verification|verification method|how|d i o|dio"
        "|audit method|source|verified by"
    ),
    "element": "element|section|part|element no|section no|element number|section number",
    "title": "element name|element title|section name|section title|category",
    "guidance": (
        "guidance|guideline|guidelines|auditor guidance|auditor notes|what counts|instructions"
        "|evidence required|intent|explanation"
    ),
    "short": "short|short title|short name|short text|keyword|keywords|label",
    "mode": "mode|scoring|scored|how scored|type of scoring|scoring type",
    "d": "d|documentation|documents|document|doc|docs",
    "i": "i|interview|interviews|int",
    "o": "o|observation|observations|obs",
}
_MEANING: Final = {
    "code": N_("code"),
    "text": N_("question"),
    "points": N_("points"),
    "method": N_("how it is looked at"),
    "element": N_("element"),
    "title": N_("title of the element"),
    "guidance": N_("what counts"),
    "short": N_("short title"),
    "mode": N_("how it is scored"),
    "d": N_("documents"),
    "i": N_("interview"),
    "o": N_("observation"),
}
_MEANS: Final = {word: name for name, words in _HEADINGS.items() for word in words.split("|")}
_LETTERS: Final = {"d": Method.DOCUMENTS, "i": Method.INTERVIEW, "o": Method.OBSERVATION}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_POINTS: Final = re.compile(
    r"(?:(?:max(?:imum)?|up to|of)[ .:]*)?(\d+(?:[.,]\d+)?)"
    r"(?:\s*(?:-|–|/|to|or)\s*(\d+(?:[.,]\d+)?))?\s*(?:points?|pts?)?\.?"
)
_EITHER: Final = re.compile(r"\s*0\s*(?:/|or)\s*\d")
_SPAN: Final = re.compile(r"\s*0\s*(?:-|–|to)\s*\d")
_ELEMENT: Final = re.compile(
    r"(?:element|section|part|category)\s+(?P<code>[A-Za-z]{0,3}\d{0,3})\s*[:.)–-]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TOTAL: Final = re.compile(
    r"(?:sub ?|grand |element |section )?totals?(?: (?:points|score|possible|(?:for|of) .*))?"
)
_MODES: Final = (
    (Mode.ALL_OR_NOTHING, ("all or nothing", "aon", "full or none")),
    (Mode.YES_NO, ("yes", "yes no", "y n", "yn")),
    (Mode.SHARE, ("percent", "percentage", "pct", "share")),
    (Mode.STEPS, ("tier", "tiers", "steps")),
    (Mode.RANGE, ("range", "rng")),
)
_WORDS: Final = (
    (Method.DOCUMENTS, "doc"),
    (Method.INTERVIEW, "interview"),
    (Method.OBSERVATION, "observ"),
)


@dataclass(frozen=True)
class Columns:
    """Which column, from 0, holds what; None where none does."""

    text: int
    points: int | None = None
    code: int | None = None
    method: int | None = None
    element: int | None = None
    title: int | None = None
    guidance: int | None = None
    mode: int | None = None
    short: int | None = None
    d: int | None = None
    i: int | None = None
    o: int | None = None


def columns_of(row: Row, below: Sequence[Row]) -> Columns | None:
    """Return the columns that a row of headings tells; None for a row that is none.

    A row of headings names the questions and their points. Where several columns could hold the
    questions ("Question" with 1.1 in it, "Description" with the words), the wordiest does.
    """
    found: dict[str, int] = {}
    wordy: list[int] = []
    for place, cell in enumerate(row.cells):
        meaning = _meaning(cell)
        if meaning == "text":
            wordy.append(place)
        elif meaning is not None:
            found.setdefault(meaning, place)
    if not wordy or "points" not in found:
        return None
    wordy.sort(key=lambda place: -sum(len(text_in(one, place)) for one in below))
    found["text"] = wordy[0]
    for place in wordy[1:]:
        if _holds_codes(below, place):
            found.setdefault("code", place)
    return Columns(**found)


def taken_as(row: Row, columns: Columns) -> tuple[tuple[str, str], ...]:
    """Return each heading with what its column was taken for, "" for one that is not read."""
    meant = {place: name for name, place in asdict(columns).items() if place is not None}
    return tuple(
        (heading, _(_MEANING[meant[place]]) if place in meant else "")
        for place in range(len(row.cells))
        if (heading := text_in(row, place))
    )


def _meaning(cell: Cell) -> str | None:
    if not isinstance(cell, str):
        return None
    meaning = _MEANS.get(key(cell))
    # "Question #" numbers the questions, and the sign is no part of the folded word
    return "code" if "#" in cell and meaning in ("text", None) else meaning


def _holds_codes(rows: Sequence[Row], column: int) -> bool:
    texts = [text for one in rows if (text := text_in(one, column))]
    return bool(texts) and all(len(text) <= CODE and " " not in text for text in texts)


def text_in(row: Row, column: int | None) -> str:
    """Return the words of a cell, "" where there are none."""
    return "" if column is None else _text(row.cell(column))


def code_in(row: Row, column: int | None) -> str:
    """Return a code as it is written: 3 for the number 3, without "Q." and a point at the end."""
    return text_in(row, column).removesuffix(".").strip()


def short_in(row: Row, column: int | None) -> str:
    """Return a short title; "" for one that is too long to be one."""
    text = " ".join(text_in(row, column).split())
    return text if len(text) <= SHORT else ""


def points_in(cell: Cell) -> Decimal | None:
    """Return the most points that a cell names: 10 of "10 pts", 3 of "0-3"; None for no number."""
    if isinstance(cell, bool) or cell is None:
        return None
    text = _text(cell).lower()
    found = _POINTS.fullmatch(text)
    if found is None:
        return None
    number = Decimal((found[2] or found[1]).replace(",", "."))
    return number if number <= MOST_POINTS and is_kept_exactly(number) else None


def methods_in(row: Row, columns: Columns) -> tuple[Method, ...]:
    """Return how a question is looked at, from one column of words or three of marks."""
    marks = {"d": columns.d, "i": columns.i, "o": columns.o}
    ticked = [
        _LETTERS[letter]
        for letter, column in marks.items()
        if key(text_in(row, column)) not in ("", "0", "no", "n", "na")
    ]
    words = key(text_in(row, columns.method))
    said = [method for method, stem in _WORDS if stem in words]
    if not said and re.fullmatch(r"[dio]( ?[dio]){0,2}", words.replace(" and ", " ")):
        said = [method for letter, method in _LETTERS.items() if letter in words.replace("and", "")]
    return tuple(one for one in Method if one in ticked or one in said)


def mode_in(row: Row, columns: Columns) -> Mode | None:
    """Return how a question is scored, by its own column or by how its points are written."""
    said = key(text_in(row, columns.mode))
    for mode, words in _MODES:
        if said and said in words:
            return mode
    points = text_in(row, columns.points).lower()
    if _EITHER.match(points):
        return Mode.ALL_OR_NOTHING
    return Mode.RANGE if _SPAN.match(points) else None


def element_in(text: str) -> tuple[str, str] | None:
    """Return code and title of "Element 3: Training"; None for words that name no element."""
    found = _ELEMENT.fullmatch(text.strip())
    if found is None or not found["code"]:
        return None
    return found["code"][:CODE], " ".join(found["title"].split())[:NAME]


def is_total(text: str) -> bool:
    """Whether a row only adds up those above it."""
    return bool(_TOTAL.fullmatch(key(text)))


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:f}".rstrip("0").rstrip(".") if abs(cell) < MOST_POINTS else str(cell)
    return "" if cell is None else clean(str(cell)).strip()
