"""An editor of how often something is due, in plain words that are read back as they are typed."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.records.fields import Field
from desktop.services.rule_reading import read_back
from desktop.services.typed_fields import Read
from ui.desk import Desk
from ui.editors.line_editors import TextEditor

PAUSE: Final = 150  # milliseconds without a key


class RuleEditor(TextEditor):
    """What was typed stays as it was typed; below it stands how it is understood.

    What cannot be read yet is no fault while somebody types it; it is one when the field is left.
    """

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._read_so_far)
        self.changed.connect(self._pause.start)

    def set_typed(self, typed: object) -> None:
        super().set_typed(typed)
        self._pause.stop()
        self._read_back(blame=False)

    def read(self) -> Read | None:
        read = super().read()
        self._read_back(blame=True)
        return read

    def _read_so_far(self) -> None:
        try:
            self.show_hint(read_back(self.typed()))
        except Refused:
            self.show_hint("")

    def _read_back(self, *, blame: bool) -> None:
        """Show how it is understood; what cannot be read is a fault once somebody has typed it."""
        try:
            said = read_back(self.typed())
        except Refused as refused:
            self.show_hint("" if blame else refused.faults[""])
            self.show_fault(refused.faults[""] if blame else "")
        else:
            self.show_hint(said)
