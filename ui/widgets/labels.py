"""Words on a page, each in the role it plays; text from records is never read as markup."""

import re
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QWidget

from ui.widgets.tips import tip

LONGEST_WORD: Final = 18  # letters; a longer one may be broken, or a narrow pane would grow
_LONG: Final = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_MAY_BREAK: Final = "\u200b"


class Words(QLabel):
    """A label that wraps everywhere it must: even a name of 200 letters without a space."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", role)
        self._words = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._words = text
        super().setText(_LONG.sub(_breakable, text))
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._words


def _breakable(word: re.Match[str]) -> str:
    text = word.group()
    parts = (text[i : i + LONGEST_WORD] for i in range(0, len(text), LONGEST_WORD))
    return _MAY_BREAK.join(parts)


class Elided(QLabel):
    """One line that ends in an ellipsis where it does not fit; the tooltip says all of it."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(" ".join(text.split()))
        self.setAccessibleName(text)
        self._tell_all()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return  # the first window has nothing to say yet, and asking for the style is dear
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(Qt.AlignmentFlag.AlignVCenter | self.alignment()),
            option.palette,
            self.isEnabled(),
            self._shown(),
            self.foregroundRole(),
        )

    def _shown(self) -> str:
        metrics = self.fontMetrics()
        return metrics.elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def _tell_all(self) -> None:
        self.setToolTip(tip(self.text()) if self._shown() != self.text() else "")


def page_title(text: str = "") -> QLabel:
    """Return the title of a page."""
    return Words(text, "page-title")


def card_title(text: str = "") -> QLabel:
    """Return the title of a card or a pane."""
    return Words(text, "card-title")


def section(text: str = "") -> QLabel:
    """Return the small heading of a group in a side bar."""
    return Words(text.upper(), "section")


def plain(text: str = "") -> QLabel:
    """Return text of the body."""
    return Words(text)


def strong(text: str = "") -> QLabel:
    """Return text of the body in semi-bold."""
    return Words(text, "strong")


def soft(text: str = "") -> QLabel:
    """Return secondary text, in the soft colour."""
    return Words(text, "soft")


def small(text: str = "") -> QLabel:
    """Return a note, smaller and in the soft colour."""
    return Words(text, "small")


def fault(text: str = "") -> QLabel:
    """Return the sentence under a field that says what is wrong with it."""
    return Words(text, "fault")
