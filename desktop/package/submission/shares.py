"""How much of a table's width each column takes: as its words need, never less than one of them."""

from collections.abc import Sequence
from typing import Final

from desktop.package.faces import PLAIN, STRONG, width_of
from desktop.package.look import CELL, CELL_HEAD
from desktop.package.submission.values import Row
from desktop.package.tables import PAD, Cell

_LOOKED_AT: Final = 60  # rows: more of them change nothing
_MOST: Final = 240.0  # points: what is longer wraps
_WORD: Final = 96.0  # points: a longer word may be broken
_USUAL: Final = 0.85  # of the cells find room on one line if they can


def shares_of(heads: Sequence[str], rows: Sequence[Row], width: float) -> list[float]:
    """Return the width of each column in points; together they take all of it."""
    step = max(1, len(rows) // _LOOKED_AT)
    seen = rows[::step]
    least, wished = [], []
    for number, head in enumerate(heads):
        said = [_text(row[number]) for row in seen]
        lines = [line for text in said for line in text.split("\n")]
        words = [_words(word) for line in lines for word in line.split()]
        head_words = [_head(word) for word in head.split()]
        least.append(min(max([*words, *head_words, 12.0]), _WORD) + 2 * PAD + 1)
        whole = sorted(_words(line) for line in lines)
        usual = whole[int((len(whole) - 1) * _USUAL)] if whole else 0.0
        wished.append(max(min(max(usual, _head(head)), _MOST) + 2 * PAD + 1, least[-1]))
    return _fitted(least, wished, width)


def _fitted(least: list[float], wished: list[float], width: float) -> list[float]:
    if sum(wished) <= width:  # what is left goes to those who took most
        left = (width - sum(wished)) / sum(wished)
        return [one + one * left for one in wished]
    if sum(least) >= width:
        return [one * width / sum(least) for one in least]
    more = [wish - need for wish, need in zip(wished, least, strict=True)]
    left = (width - sum(least)) / sum(more)
    return [need + extra * left for need, extra in zip(least, more, strict=True)]


def _text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _words(text: str) -> float:
    return width_of(text, PLAIN, CELL.fontSize)


def _head(text: str) -> float:
    return width_of(text, STRONG, CELL_HEAD.fontSize)
