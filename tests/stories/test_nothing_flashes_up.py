"""No part of a page shows up as a window of its own before it has its place in the page.

A widget that is told to be visible before it is in a layout is one for a moment, and may take the
keyboard with it.
"""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from tests.builders import every_place
from tests.builders.at_the_window import at_the_window
from tests.builders.company import AS_OF
from tests.builders.demonstration import made
from ui.guide.window import GuideWindow
from ui.history.log_page import HistoryLog

# what may be a window of its own
WINDOWS = (QMainWindow, QDialog, QMenu, GuideWindow, HistoryLog)


class Eye(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, WINDOWS)
        ):
            parent = type(watched.parent()).__name__
            words = getattr(watched, "text", lambda: "")() or watched.accessibleName()
            self.seen.add(f"{type(watched).__name__} {words!r} of {parent}")
        return False


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration company, in which there is something of every kind."""
    path = tmp_path_factory.mktemp("demo") / "demo.muster"
    made(path, AS_OF)
    return path


def test_nothing_but_windows_is_shown_as_a_window(
    company: Path, tmp_path: Path, qapp: QApplication
) -> None:
    path = shutil.copyfile(company, tmp_path / company.name)
    eye = Eye()
    qapp.installEventFilter(eye)
    try:
        with at_the_window(path, tmp_path) as person:
            shown = [name for name, _widget in every_place.pages(person)]
            shown += [name for name, _widget in every_place.new_forms(person)]
    finally:
        qapp.removeEventFilter(eye)
    assert len(shown) > 50
    assert eye.seen == set()
