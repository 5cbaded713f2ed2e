"""Tab goes through a window in reading order, whatever was made when."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui import tab_order


class Window(QMainWindow):
    """A window as Muster's is made: a splitter, a page that scrolls, one behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.bar = QLineEdit(objectName="left"), QPushButton("bar")
        self.inside, behind = QWidget(), QLineEdit(objectName="behind")
        self.column = QVBoxLayout(self.inside)
        self.add("first")
        area = QScrollArea(widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus)
        area.setWidget(self.inside)
        stack = QStackedWidget()
        stack.addWidget(area)
        stack.addWidget(behind)
        right = QWidget()
        column = QVBoxLayout(right)
        column.addWidget(stack)
        column.addWidget(self.bar)
        split = QSplitter()
        split.addWidget(self.left)
        split.addWidget(right)
        self.setCentralWidget(split)

    def add(self, name: str, at: int = -1) -> QLineEdit:
        """A field inside something that hands the keyboard on, as editors do."""
        around, field = QWidget(), QLineEdit(objectName=name)
        QVBoxLayout(around).addWidget(field)
        around.setFocusProxy(field)
        self.column.insertWidget(at, around)
        QApplication.processEvents()
        return field

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        return tab_order.step(self, forward=forward)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def walk(steps: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    found = []
    for _step in range(steps):
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus.objectName() or focus.property("text"))
        QTest.keyClick(focus, key)
    return found


def test_what_was_made_later_is_visited_where_it_stands(window: Window) -> None:
    window.add("third")
    window.add("second", at=1)
    window.column.addWidget(QPlainTextEdit(objectName="text", tabChangesFocus=True))
    QApplication.processEvents()
    window.left.setFocus()
    order = ["left", "first", "second", "third", "text", "bar"]
    assert walk(7) == [*order, "left"]
    window.bar.setFocus()
    assert walk(6, Qt.Key.Key_Backtab) == order[::-1]


def test_what_is_hidden_or_cannot_be_used_is_passed_over(window: Window) -> None:
    window.add("second").setEnabled(False)
    window.add("third").hide()
    loose = QPushButton("undo", window)
    loose.show()
    window.left.setFocus()
    assert walk(4) == ["left", "first", "bar", "undo"]


def test_a_field_that_is_out_of_sight_is_scrolled_to(window: Window) -> None:
    last = [window.add(f"field {n}") for n in range(30)][-1]
    QApplication.processEvents()
    assert last.visibleRegion().isEmpty()
    window.bar.setFocus()
    QTest.keyClick(window.bar, Qt.Key.Key_Backtab)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
