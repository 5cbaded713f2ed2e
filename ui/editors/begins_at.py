"""The field in which somebody goes on who was sent to a record: found, focused, kept in sight."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from ui.editors.editor import Editor
from ui.editors.form_fields import FormFields


class BeginsAt(QObject):
    """Waits until the record is shown; then keeps the field in sight until something is typed."""

    def __init__(self, fields: FormFields, area: QScrollArea) -> None:
        super().__init__(area)
        self._fields, self._area = fields, area
        self._name = ""
        self._editor: Editor | None = None
        fields.changed.connect(self._let_go)
        area.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    def wish(self, name: str) -> None:
        """Go on in a field of what is being opened; "" for none."""
        self._name = name

    def forget(self) -> None:
        """Something else is opened."""
        self._name, self._editor = "", None

    def soon(self) -> None:
        """The record is there: go on once all of it has its place."""
        if self._name:
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        name, self._name = self._name, ""
        self._editor = self._fields.focus_field(name) if name else None
        self._keep_in_sight()

    def _keep_in_sight(self, *_range: int) -> None:
        """A form may grow above the field after it was shown."""
        at = QApplication.focusWidget()
        if self._editor is not None and at is not None and self._editor.isAncestorOf(at):
            self._area.ensureWidgetVisible(self._editor)

    def _let_go(self) -> None:
        self._editor = None
