"""Hears from the system that the PC is about to sleep, where the system tells it."""

import ctypes
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

# Windows tells every window: winuser.h
_POWER: Final = 0x0218  # WM_POWERBROADCAST
_SUSPENDS: Final = 0x0004  # PBT_APMSUSPEND
_MESSAGES: Final = frozenset({b"windows_generic_MSG", b"windows_dispatcher_MSG"})
# Linux tells it on the bus of the system: org.freedesktop.login1(5)
_LOGIND: Final = ("org.freedesktop.login1", "/org/freedesktop/login1")
_MANAGER: Final = "org.freedesktop.login1.Manager"


class Sleep(QObject):
    """Tells `coming` before the PC sleeps. Where nothing can be heard, it never does."""

    coming = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._native: WindowsPower | None = None
        self._hears = False

    def listen(self) -> None:
        """Listen from now on; once."""
        if self._hears:
            return
        self._hears = True
        if sys.platform == "linux":
            self._listen_to_logind()
        elif sys.platform == "win32":
            self._native = WindowsPower(self.coming.emit)
            app = QApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self._native)

    def _listen_to_logind(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a Qt without it: waking up is noticed all the same
            return
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            slot = SLOT("on_prepare(bool)")
            bus.connect(*_LOGIND, _MANAGER, "PrepareForSleep", self, slot.encode())

    @Slot(bool)
    def on_prepare(self, starts: bool) -> None:
        """Take what logind says: True before the sleep, False after it."""
        if starts:
            self.coming.emit()


class _Message(ctypes.Structure):
    """The beginning of what Windows calls MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


class WindowsPower(QAbstractNativeEventFilter):
    """Reads one message of Windows and lets all pass."""

    def __init__(self, suspends: Callable[[], None]) -> None:
        super().__init__()
        self._suspends = suspends

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, at: int
    ) -> tuple[bool, int]:
        if QByteArray(kind).data() in _MESSAGES:
            message = _Message.from_address(int(at))
            if message.message == _POWER and message.first == _SUSPENDS:
                self._suspends()
        return False, 0
