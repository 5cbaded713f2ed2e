"""Labels with their values, as on a form that was filled in."""

from collections.abc import Sequence
from typing import Any, Final

from reportlab.platypus import Flowable, LongTable, TableStyle

from desktop.package.faces import PLAIN
from desktop.package.look import CELL, INK, LINE, SOFT
from desktop.package.text import broken

_LABEL: Final = 0.34  # of the width of one pair
_MOST: Final = 12  # lines that stand together


def pairs(rows: Sequence[tuple[str, str]], width: float, columns: int = 1) -> Flowable:
    """Return label and value a line; several columns are read across, then down."""
    label, value = width / columns * _LABEL, width / columns * (1 - _LABEL)
    body: list[list[str]] = []
    for start in range(0, len(rows), columns):
        some = [*rows[start : start + columns]]
        some += [("", "")] * (columns - len(some))
        lines = [
            broken(text, PLAIN, CELL.fontSize, room - 8)
            for pair in some
            for text, room in zip(pair, (label, value), strict=True)
        ]
        for first in range(0, max(map(len, lines)), _MOST):
            body.append(["\n".join(part[first : first + _MOST]) for part in lines])
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), PLAIN, CELL.fontSize, CELL.leading),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
    ]
    for column in range(columns):
        commands.append(("TEXTCOLOR", (2 * column, 0), (2 * column, -1), SOFT))
    return LongTable(body or [[""] * 2 * columns], [label, value] * columns,
                     style=TableStyle(commands))  # fmt: skip
