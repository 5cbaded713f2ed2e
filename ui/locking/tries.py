"""The button that opens what is locked: it counts down where the next try has to wait."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.language import _, ngettext
from ui.widgets import primary

A_SECOND: Final = 1000  # milliseconds


class Tries(QObject):
    """One try at a time. Whoever asks for one too early gets it when its time has come."""

    due = Signal()  # what is typed is to be tried now

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.button = primary(_("Open"))
        self.clock = QTimer(self, interval=A_SECOND)
        self.clock.timeout.connect(self._on_second)
        self._wait = 0  # seconds until the next try
        self._opens_then = False  # it was asked for before that
        self.is_trying = False

    def ask(self) -> None:
        """Try what is typed, at once or as soon as it is time for it."""
        self._opens_then = self._wait > 0
        if not self._opens_then:
            self.is_trying = True
            self.due.emit()
        self._show()

    def refused(self, wait: int) -> None:
        """The last one did not open it; the next one waits for as many seconds."""
        self.is_trying, self._wait = False, wait
        if wait > 0:
            self.clock.start()
        self._show()

    def put_off(self) -> None:
        """Try nothing by itself: what is typed has changed."""
        if self._opens_then:
            self._opens_then = False
            self._show()

    def begin(self) -> None:
        """Forget what was asked for; how long to wait stays."""
        self.is_trying = self._opens_then = False
        self._show()

    def _on_second(self) -> None:
        self._wait = max(0, self._wait - 1)
        if not self._wait:
            self.clock.stop()
            if self._opens_then:
                self.ask()
        self._show()

    def _show(self) -> None:
        self.button.setEnabled(not self.is_trying and not self._wait)
        if self.is_trying:
            said = _("Opening…")
        elif self._opens_then:
            said = ngettext("Opens in {n} second", "Opens in {n} seconds", self._wait)
        elif self._wait:
            said = ngettext("Open in {n} second", "Open in {n} seconds", self._wait)
        else:
            said = _("Open")
        self.button.setText(said.format(n=self._wait))
