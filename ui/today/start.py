"""The first steps in a file that knows nothing yet, each with its button."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.today.shown import Step
from ui import theme
from ui.icons import pixmap
from ui.widgets import Card, button, primary, soft, strong, take_away

ICON: Final = 20
ICONS: Final = {"import": "upload", "worker": "users", "schedule": "calendar-clock"}
TOP: Final = Qt.AlignmentFlag.AlignTop


class StartCard(Card):
    """What to do first, one step below the other."""

    wanted = Signal(object)  # a Target
    import_wanted = Signal()

    def __init__(self, title: str, sentence: str, *, primary: bool) -> None:
        super().__init__(title)
        self._steps: tuple[Step, ...] | None = None
        self._has_primary = primary
        self._sentence = soft(sentence)
        self.body.addWidget(self._sentence)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.INSIDE)
        self.body.addSpacing(theme.NEAR)
        self.body.addLayout(self._rows)
        self._pictures: list[tuple[QLabel, str]] = []
        theme.watch().changed.connect(self._on_look_changed)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps that are not done yet."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        self._pictures.clear()
        take_away(self._rows)
        for number, step in enumerate(steps):
            self._rows.addWidget(self._row(step, first=number == 0))
        self._on_look_changed()

    def _row(self, step: Step, *, first: bool) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.FIELD)
        picture = QLabel()
        self._pictures.append((picture, ICONS[step.icon]))
        row.addWidget(picture, 0, TOP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(step.title))
        words.addWidget(soft(step.sentence))
        row.addLayout(words, 1)
        make = primary if first and self._has_primary else button
        does = make(step.verb)
        does.setAccessibleDescription(step.title)
        does.clicked.connect(partial(self._on_clicked, step))
        row.addWidget(does, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole

    def _on_clicked(self, step: Step) -> None:
        if step.does is None:
            self.import_wanted.emit()
        else:
            self.wanted.emit(step.does)

    def _on_look_changed(self) -> None:
        for label, name in self._pictures:
            label.setPixmap(pixmap(name, "accent", ICON, self.devicePixelRatioF()))
