"""Says above an inspection that its unit is tagged out, and leads to the repair."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.inspecting import Subject
from ui.desk import Desk
from ui.places import Place
from ui.widgets import Banner


class OutOfUse(Banner):
    """An inspection alone does not bring a unit back; one that it took out waits for its repair."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def show_for(self, subject: Subject, unit: object, *, tells: bool) -> None:
        """Show how the unit is out of use, unless it is not or the inspection has none of it."""
        if not subject.out_said or not tells:
            self.clear()
            return
        place = Place("inspections", "maintenance", new=True, values={"equipment_id": unit})
        way = (_("Enter the repair and return it"), lambda: self._desk.go(place))
        self.show_message(subject.out_said, "amber", *(() if self._desk.read_only else (way,)))
