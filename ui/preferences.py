"""What this person chose on this PC: window, columns, look and the last files; not company data."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

from desktop.settings import state_folder

MOST_RECENT: Final = 8


class Preferences:
    """The choices, kept in one small file of this person's."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or state_folder() / "window.ini"
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """Return a kept text."""
        value = self._kept.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """Return a kept number; the default where it is none."""
        try:
            return float(str(self._kept.value(key, default)))
        except ValueError:
            return default

    def state(self, key: str) -> QByteArray:
        """Return a kept state of a window, splitter or header; empty where there is none."""
        value = self._kept.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def texts(self, key: str) -> list[str]:
        """Return a kept list of texts."""
        value = self._kept.value(key, [])
        if isinstance(value, str):  # a list of one comes back as what is in it
            return [value]
        return [str(item) for item in value] if isinstance(value, list) else []

    def keep(self, key: str, value: Any) -> None:
        """Keep a choice."""
        self._kept.setValue(key, value)

    def recent_files(self) -> list[Path]:
        """Return the company files opened last, the latest first; those that are gone too."""
        return [Path(text) for text in self.texts("files/recent")]

    def opened(self, path: Path) -> None:
        """Remember a file as the one opened last."""
        others = [known for known in self.recent_files() if known != path]
        self.keep("files/recent", [str(p) for p in [path, *others][:MOST_RECENT]])

    def forget(self, path: Path) -> None:
        """Take a file off the list."""
        self.keep("files/recent", [str(p) for p in self.recent_files() if p != path])
