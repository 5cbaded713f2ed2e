"""Notices that nobody is at the PC any more, and that the PC has slept."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

Seconds = Callable[[], float]
EVERY: Final = 5.0  # seconds between two looks at the clock
SLEPT: Final = 60.0  # seconds that a look may be late; the window never stands still so long
_AT_WORK: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)
_PAINTS: Final = frozenset({QEvent.Type.Expose, QEvent.Type.UpdateRequest, QEvent.Type.Paint})


class Awake(QObject):
    """Tells when nobody has worked for `patience` seconds, and when the PC was asleep.

    `seconds` go on while the PC sleeps, which Qt's own timers do not: so a look that comes late
    tells of a sleep. What is painted after it is painted after `slept` was told: whoever hears it
    takes everything away first.
    """

    idle = Signal()
    slept = Signal()

    def __init__(self, seconds: Seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = seconds
        self.patience = 0.0  # 0: nobody is sent away for doing nothing
        self.is_busy: Callable[[], bool] = lambda: False  # Muster is at work while nobody types
        self._looked = self._worked = self._now()
        self._timer = QTimer(self, interval=round(EVERY * 1000))
        self._timer.timeout.connect(self.look)
        self._windows: list[QWindow] = []

    def begin(self) -> None:
        """Watch from now on."""
        self._looked = self._worked = self._now()
        if self._timer.isActive():
            return
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
        for window in QGuiApplication.topLevelWindows():
            self._on_window(window)

    def end(self) -> None:
        """Watch no more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.disconnect(self._on_window)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def _on_window(self, window: QWindow | None) -> None:
        # the windows of the system and not every widget in them: few events come this way
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def look(self) -> None:
        """Look at the clock now."""
        if self._has_slept():
            self.slept.emit()
            return
        if self.is_busy():
            self._worked = self._now()
        elif self.patience and self._now() - self._worked >= self.patience:
            self._worked = self._now()
            self.idle.emit()

    def _has_slept(self) -> bool:
        before, self._looked = self._looked, self._now()
        return self._looked - before > EVERY + SLEPT

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _AT_WORK or kind in _PAINTS:
            if self._timer.isActive() and self._has_slept():
                self.slept.emit()
            elif kind in _AT_WORK:
                self._worked = self._now()
        return super().eventFilter(watched, event)
