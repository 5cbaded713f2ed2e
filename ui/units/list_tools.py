"""What the lists of units, readings and the log of parked units offer for several units at once."""

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton

from desktop.language import _
from ui.desk import Desk
from ui.widgets import button


def tools_of(kind: str, desk: Desk) -> Iterator[QPushButton]:
    """Yield the buttons over the list of a kind; none where nothing may be changed."""
    if desk.read_only:
        return
    if kind in ("equipment", "service_change"):
        park = button(_("Park several…"))
        park.clicked.connect(lambda: _park(desk, park))
        yield park
    if kind in ("equipment", "reading"):
        read = button(_("Enter readings…"), "gauge")
        read.clicked.connect(lambda: _read(desk, read))
        yield read


def _park(desk: Desk, over: QPushButton) -> None:
    from ui.units.service_dialog import ServiceDialog  # a list is shown sooner without it

    ServiceDialog(desk, "parked", [], over.window(), several=True).open()


def _read(desk: Desk, over: QPushButton) -> None:
    from ui.units.readings_dialog import ReadingsDialog

    ReadingsDialog(desk, parent=over.window()).open()
