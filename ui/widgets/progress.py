"""How far a piece of work is, said in its place, with a way to stop it."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets.buttons import button
from ui.widgets.labels import Words

PATIENCE: Final = 100  # milliseconds; what is done sooner needs no sign


class Working(QWidget):
    """A sentence, a bar and Stop; it comes only for work that takes longer than a blink."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence, self._bar = Words(role="soft"), QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = button(_("Stop"))
        self._stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.NEAR, 0, theme.NEAR)
        row.setSpacing(theme.FIELD)
        words = QVBoxLayout()
        words.setSpacing(theme.TIGHT)
        words.addWidget(self._sentence)
        words.addWidget(self._bar)
        row.addLayout(words, 1)
        row.addWidget(self._stop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, sentence: str, *, stoppable: bool = True) -> None:
        """Begin: how far is not known yet."""
        self._stop.setVisible(stoppable)
        self._stop.setEnabled(True)
        self.tell(0, 0, sentence)
        self._timer.start()

    def tell(self, done: int, of: int, sentence: str = "") -> None:
        """Say how far it is: done, of how many (0: not known), and what about."""
        self._bar.setRange(0, of)
        self._bar.setValue(done)
        if sentence:
            self._sentence.setText(sentence)
            self._bar.setAccessibleName(sentence)

    def finish(self) -> None:
        """It is done, or will not be."""
        self._timer.stop()
        self.hide()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._sentence.setText(_("Stopping…"))
        self.stopped.emit()
