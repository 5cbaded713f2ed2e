"""Looks at the code of a recovery sheet line by line while somebody types it from the paper."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.language import _
from desktop.store.keys import LETTERS, LINES, line_is_right

WHOLE = LETTERS + 1  # in a line, the one that proves it among them


@dataclass(frozen=True)
class LineTyped:
    """How one line stands: `is_whole` once all of it is typed; `said` tells what is wrong."""

    is_whole: bool
    is_right: bool
    said: str = ""


def look_at(number: int, typed: str) -> LineTyped:
    """Look at one line, counted from 0."""
    letters = _letters(typed)
    if len(letters) < WHOLE:
        return LineTyped(is_whole=False, is_right=False)
    if line_is_right(number, typed):
        return LineTyped(is_whole=True, is_right=True)
    return LineTyped(
        is_whole=True,
        is_right=False,
        said=_("Line {number} is not as it is printed. Look at it once more.").format(
            number=number + 1
        ),
    )


def spread(lines: Sequence[str], at: int) -> list[str]:
    """Return the lines with what is too much for one of them, as after pasting, in the next."""
    spread, over = list(lines), _letters(lines[at])
    if len(over) <= WHOLE:
        return spread
    for number in range(at, LINES):
        spread[number], over = over[:WHOLE], over[WHOLE:]
        if not over:
            break
    return spread


def _letters(typed: str) -> str:
    normal = unicodedata.normalize("NFKC", typed).upper()
    return "".join(mark for mark in normal if mark.isalnum())
