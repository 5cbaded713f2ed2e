"""Puts a look on the application for a test, and takes it off again for the tests after it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui import theme


@contextmanager
def dressed(app: QApplication, scheme: str = "light", scale: float = 1.0) -> Iterator[None]:
    """Wear a look."""
    font = app.font()
    theme.apply(app, scheme, scale)
    try:
        yield
    finally:
        theme.apply(app, "light", 1.0)
        app.setStyleSheet("")
        _forget_the_sheet(app)
        app.setPalette(QPalette())
        app.setFont(font)


def _forget_the_sheet(app: QApplication) -> None:
    """Let widgets that live on be known to the next sheet from the beginning.

    When a sheet is taken off, Qt leaves this mark on whatever was never shown. It takes what has
    the mark for something that the next sheet knows already, so that sheet is not told when it
    goes, and the one after it looks at what is no longer there: the process ends.
    """
    for widget in app.allWidgets():
        widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)
