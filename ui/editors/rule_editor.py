"""An editor of how often something is due, in plain words that are read back."""

from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.records.fields import Field
from desktop.services.rule_reading import read_back
from desktop.services.typed_fields import Read
from ui.desk import Desk
from ui.editors.line_editors import TextEditor


class RuleEditor(TextEditor):
    """What was typed stays as it was typed; below it stands how it is understood."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self.changed.connect(lambda: self.show_hint(""))

    def set_typed(self, typed: object) -> None:
        super().set_typed(typed)
        self._read_back(blame=False)

    def read(self) -> Read | None:
        read = super().read()
        self._read_back(blame=True)
        return read

    def _read_back(self, *, blame: bool) -> None:
        """Show how it is understood; what cannot be read is a fault once somebody has typed it."""
        try:
            said = read_back(self.typed())
        except Refused as refused:
            self.show_hint("" if blame else refused.faults[""])
            self.show_fault(refused.faults[""] if blame else "")
        else:
            self.show_hint(said)
