"""Boxes to tick in place of Yes and No, where a list of things is gone through."""

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.records.fields import Field
from ui.desk import Desk
from ui.editors.line_editors import FieldEditor


class TickEditor(FieldEditor):
    """Ticked is yes. What was never ticked stays unsaid; a tick that is taken back is a no."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self._before: object = None  # what was said before anybody ticked
        self.label.hide()  # the words stand beside the box
        self.box = QCheckBox(self.label_text)
        self.box.setToolTip(self.label_text)
        self.box.clicked.connect(self._on_clicked)
        self._put_input(self.box)

    def typed(self) -> object:
        if self.box.isChecked():
            return True
        return False if self._before is True else self._before

    def set_typed(self, typed: object) -> None:
        self._before = typed
        self.box.setChecked(typed is True)

    def _on_clicked(self) -> None:
        self.show_fault("")
        self.changed.emit()
