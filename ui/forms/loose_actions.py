"""Corrective actions typed into the form of the record in which they were found."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.row_line import Line
from ui.forms.action_box import ActionBox
from ui.widgets import button


class LooseActions(Editor):
    """The lines of "actions": corrective actions that are made when the record is saved."""

    def __init__(self, desk: Desk, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, "actions", label, parent)
        self.label.setProperty("role", "strong")
        self.boxes: list[ActionBox] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.FIELD)
        self.add = button(_("Add a corrective action"), "plus")
        self.add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(self._lines)
        self._column.addLayout(foot)
        self.setFocusProxy(self.add)

    def typed(self) -> list[Line]:
        return [box.typed() for box in self.boxes]

    def set_typed(self, typed: object) -> None:
        for box in self.boxes:
            self._take_off(box)
        self.boxes = []
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        for line in lines:
            self._add_box().set_typed(line)

    def forget(self, sent: Mapping[str, object]) -> None:
        """Take the actions away that were made when the record was saved."""
        lines = sent["actions"]
        assert isinstance(lines, list)
        for box in self.boxes[: len(lines)]:
            self.boxes.remove(box)
            self._take_off(box)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show each fault at its action ("actions.0.what")."""
        for number, box in enumerate(self.boxes):
            start = f"actions.{number}."
            box.show_faults(
                {n.removeprefix(start): said for n, said in faults.items() if n.startswith(start)}
            )
        return self.has_fault

    @property
    def has_fault(self) -> bool:
        return any(box.has_fault for box in self.boxes)

    def focus_fault(self) -> None:
        for box in self.boxes:
            if box.has_fault:
                box.focus_fault()
                return

    def set_read_only(self, read_only: bool) -> None:
        self.setHidden(read_only)

    def _add_box(self) -> ActionBox:
        box = ActionBox(self.desk)
        box.changed.connect(self.changed)
        box.removed.connect(lambda box=box: self._on_removed(box))
        self.boxes.append(box)
        self._lines.addWidget(box)
        box.show()  # at once, because what is shown later cannot take the focus now
        return box

    def _on_add(self) -> None:
        self._add_box().editors["what"].setFocus()
        self.changed.emit()

    def _on_removed(self, box: ActionBox) -> None:
        self.boxes.remove(box)
        self._take_off(box)
        self.add.setFocus()
        self.changed.emit()

    def _take_off(self, box: ActionBox) -> None:
        self._lines.removeWidget(box)
        box.hide()
        box.deleteLater()
