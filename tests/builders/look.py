"""Puts a look on the application for a test, and takes it off again for the tests after it."""

from collections.abc import Iterator
from contextlib import contextmanager

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
        app.setPalette(QPalette())
        app.setFont(font)
