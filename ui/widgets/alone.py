"""What a page is made of that stands alone in the window: a sign with words, and one column."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.grounds import scrolled

BELOW: Final = 2  # pixels between a title and the words below it


def headed(sign: QLabel, *said: QWidget) -> QHBoxLayout:
    """Return a sign with words beside it, one below the other."""
    words = QVBoxLayout()
    words.setSpacing(BELOW)
    for part in said:
        words.addWidget(part)
    head = QHBoxLayout()
    head.setSpacing(theme.INSIDE)
    head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    head.addLayout(words, 1)
    return head


def in_the_middle(column: QWidget) -> QScrollArea:
    """Return room that scrolls, with a column in the middle that is as wide as it may be."""
    middle = QWidget()
    middle.setProperty("role", "clear")
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return scrolled(middle)
