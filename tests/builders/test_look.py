"""A look that is taken off leaves nothing behind that harms the tests after it."""

import pytest
import shiboken6
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication, QFrame, QTableView, QWidget

from tests.builders.look import dressed

GONE = SIGNAL("destroyed(QObject*)")  # what Qt's own cache of a sheet listens to


@pytest.mark.parametrize("make", [QFrame, QTableView])
def test_a_widget_that_was_never_shown_may_outlive_a_look(
    qapp: QApplication,
    make: type[QWidget],
) -> None:
    with dressed(qapp):
        kept = [make() for _one in range(20)]
    with dressed(qapp):
        for widget in kept:
            widget.ensurePolished()
            widget.sizeHint()
        assert all(widget.receivers(GONE) for widget in kept)
        for widget in kept:
            shiboken6.delete(widget)
        qapp.setStyleSheet(qapp.styleSheet() + " ")
        assert all(not shiboken6.isValid(widget) for widget in kept)
