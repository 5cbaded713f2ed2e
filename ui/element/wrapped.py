"""Words laid out in a few lines for painting by hand: wrapped, and elided only at the very end."""

from itertools import accumulate

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_UNIT = 2  # bytes of UTF-16, which Qt counts in


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return the text in at most `most` lines of that width; the last one elided if it must be."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    raw = text.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:most], len(raw) // _UNIT]
    lines = [
        raw[start * _UNIT : end * _UNIT].decode("utf-16-le", "surrogatepass").strip()
        for start, end in zip(starts[:most], ends, strict=False)
    ]
    if len(starts) > most:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines


def width_in_two_lines(text: str, font: QFont) -> int:
    """Return how wide the text is when it is broken between words into two lines, at the best."""
    metrics = QFontMetrics(font)
    words = text.split()
    if len(words) < _TWO:
        return metrics.horizontalAdvance(text)
    heads = list(accumulate(words, lambda one, other: f"{one} {other}"))
    return min(
        max(metrics.horizontalAdvance(head), metrics.horizontalAdvance(text[len(head) :].strip()))
        for head in heads[:-1]
    )


_TWO = 2
