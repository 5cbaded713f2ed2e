"""How the tests of tables reach what a person sees: the rows, the heads, the chips above."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.preferences import Preferences
from ui.tables import RecordTable

Made = Callable[..., RecordTable]


@pytest.fixture
def made(qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Callable[[], None]) -> Made:
    """Make the table of a kind, shown and filled."""

    def make(kind: str, width: int = 1000) -> RecordTable:
        table = RecordTable(desk, preferences, kind)
        qtbot.addWidget(table)
        table.resize(width, 600)
        table.show()
        settled()
        return table

    return make


def heads(table: RecordTable) -> list[str]:
    """The heads of the columns from left to right."""
    header, model = table.view.header, table.model
    return [
        str(model.headerData(column, Qt.Orientation.Horizontal))
        for column in header.order()
        if not table.view.isColumnHidden(column)
    ]


def texts(table: RecordTable, head: str) -> list[str]:
    """What stands in a column, from the top."""
    model = table.model
    labels = [
        str(model.headerData(column, Qt.Orientation.Horizontal))
        for column in range(model.columnCount())
    ]
    column = labels.index(head)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def place(table: RecordTable, row: int, column: int = 0) -> QPoint:
    """Where a cell is, for the mouse."""
    return table.view.visualRect(table.model.index(row, column)).center()
