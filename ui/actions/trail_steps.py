"""The steps of a corrective action below one another: what is done, what is next, what comes."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.action_trail import DONE, LATER, NEXT, SKIPPED, TRIED, Step
from ui import icons, theme
from ui.widgets import plain, soft, strong

MARK: Final = 20  # pixels at 100 %
_ICONS: Final[Mapping[str, tuple[str, str]]] = {
    DONE: ("circle-check", "green"),
    NEXT: ("circle-dot", "accent"),
    LATER: ("circle", "soft"),
    SKIPPED: ("circle-minus", "soft"),
    TRIED: ("circle-x", "soft"),
}
# what stands where nothing is to be told of a step: no colour without a word
_WORDS: Final[Mapping[str, str]] = {
    DONE: N_("done"),
    NEXT: N_("next"),
    LATER: N_("not yet"),
    SKIPPED: N_("left out"),
    TRIED: N_("did not last"),
}


class StepMark(QWidget):
    """A small picture of how far a step is."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setAccessibleName(_(_WORDS[mark]))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(MARK), theme.px(MARK))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        name, role = _ICONS[self._mark]
        picture = icons.pixmap(name, role, MARK, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(QRect(0, 0, theme.px(MARK), theme.px(MARK)), picture)
        painter.end()


class TrailSteps(QWidget):
    """A line a step: its mark, its name, and below it what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Step, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.NEAR)
        self._grid.setVerticalSpacing(theme.NEAR)
        self._grid.setColumnStretch(1, 1)

    def texts(self) -> list[str]:
        """Return what is said of every step, in order."""
        return [said_of(step) for step in self._shown]

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        if tuple(steps) == self._shown:
            return
        self._shown = tuple(steps)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, step in enumerate(steps):
            self._grid.addWidget(StepMark(step.mark), row, 0, top)
            self._grid.addWidget(_words(step), row, 1, top)


def said_of(step: Step) -> str:
    """Return "Put right: 14 November by Rick", or how far it is where nothing was done of it."""
    return f"{step.title}: {step.said or _(_WORDS[step.mark])}"


def _words(step: Step) -> QWidget:
    words = QWidget()
    words.setProperty("role", "clear")
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    if step.mark in (LATER, SKIPPED) and not step.said:
        column.addWidget(soft(said_of(step)))
        return words
    column.addWidget(strong(step.title))
    column.addWidget(plain(step.said) if step.said else soft(_(_WORDS[step.mark])))
    return words
