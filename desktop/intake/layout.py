"""How plain text is laid out as a table: which mark parts the columns, where each record starts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

Record = tuple[int, list[str]]
"""The line on which the record starts, counted from 1, and its fields."""

_MARKS: Final = ",;\t|"
_SAMPLE_LETTERS: Final = 1 << 16
_SAMPLE_RECORDS: Final = 200
_LINES_IN_A_CELL: Final = 50
"""A quoted cell with more line breaks than this has swallowed its neighbours."""
_HINT: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the mark."""
_DECIMAL_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")


@dataclass(frozen=True)
class Layout:
    """The mark between columns, the usual number of columns, and how a sample of records agrees.

    `agreeing` of the `records` have just that many columns, `parted` have more than one.
    """

    mark: str
    columns: int = 1
    records: int = 0
    agreeing: int = 0
    parted: int = 0

    @property
    def score(self) -> float:
        """How well the mark explains the text: agreement first, then many columns over few."""
        return self.agreeing / self.records * (1 - 1 / self.columns) if self.records else 0.0


def layout_of(text: str) -> Layout:
    """Return the layout that explains the beginning of the text best; a comma where none does."""
    hint = _HINT.match(text)
    if hint:
        return _measured(text[hint.end() :], hint[1])
    sample = text[:_SAMPLE_LETTERS]
    return max((_measured(sample, mark) for mark in _MARKS), key=lambda layout: layout.score)


def is_table(text: str, layout: Layout, strict: bool) -> bool:
    """Whether there are two lines or more, and two columns or more on most of them.

    A strict look also asks whether the mark stands as it does in prose, with a space behind it.
    """
    if layout.records < 2 or layout.parted * 2 <= layout.records:
        return False
    if not strict or layout.mark not in ",;":
        return True
    sample = text[:_SAMPLE_LETTERS]
    return sample.count(layout.mark + " ") * 2 <= sample.count(layout.mark)


def records_of(text: str, layout: Layout) -> tuple[list[Record], bool]:
    """Return all records, and whether the quotation marks in the text are whole.

    Where one has no partner it would swallow the rest of the table, so then they all count as
    ordinary letters.
    """
    hint = _HINT.match(text)
    try:
        found = list(_parsed(text, layout.mark, csv.QUOTE_MINIMAL))
        is_whole = not _has_swallowed(text, found)
    except csv.Error:
        is_whole = False
    if not is_whole:
        found = list(_parsed(text, layout.mark, csv.QUOTE_NONE))
    return (found[1:] if hint else found), is_whole


def _parsed(text: str, mark: str, quoting: Literal[0, 3]) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, quoting=quoting)
    while True:
        line = reader.line_num + 1
        fields = next(reader, None)
        if fields is None:
            return
        yield line, fields


def _has_swallowed(text: str, found: list[Record]) -> bool:
    if not found:
        return False
    if any(
        field.count("\n") > _LINES_IN_A_CELL for _, fields in found for field in fields if field
    ):
        return True
    last_lines = list(io.StringIO(text, newline=""))[found[-1][0] - 1 :]
    return len(last_lines) > 1 and sum(line.count('"') for line in last_lines) % 2 == 1


def _measured(sample: str, mark: str) -> Layout:
    if mark == "," and sample.count(";") > sample.count("\n"):
        # with that many semicolons about, a comma between digits is a decimal one
        sample = _DECIMAL_COMMA.sub(".", sample)
    try:
        records = list(islice(_parsed(sample, mark, csv.QUOTE_MINIMAL), _SAMPLE_RECORDS))
    except csv.Error:
        records = list(islice(_parsed(sample, mark, csv.QUOTE_NONE), _SAMPLE_RECORDS))
    widths = Counter(len(fields) for _, fields in records if any(map(str.strip, fields)))
    parted = sum(times for width, times in widths.items() if width > 1)
    if not parted:
        return Layout(mark, records=widths.total())
    columns, agreeing = max(
        ((width, times) for width, times in widths.items() if width > 1),
        key=lambda pair: (pair[1], pair[0]),
    )
    return Layout(mark, columns, widths.total(), agreeing, parted)
