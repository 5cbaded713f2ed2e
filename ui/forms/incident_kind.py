"""What kind of incident it was: the usual ones at hand, the serious ones one press further."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.records.fields import Field
from ui.desk import Desk
from ui.editors.line_editors import FieldEditor
from ui.editors.toggles import Toggles
from ui.widgets import button


class IncidentKindEditor(FieldEditor):
    """One of the kinds, side by side. Those that are `rare` come out when somebody asks."""

    def __init__(
        self, desk: Desk, field: Field, rare: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, field, parent)
        words = {key: _(word) for key, word in (field.choices or {}).items()}
        usual = {key: word for key, word in words.items() if key not in rare}
        self._rare = tuple(rare)
        self.toggles = Toggles(usual | {key: words[key] for key in rare})
        self.toggles.chosen.connect(self._on_chosen)
        self.more = button(_("More kinds"), "chevron-right")
        self.more.clicked.connect(self._on_more)
        layout = self.toggles.layout()
        assert layout is not None
        layout.addWidget(self.more)
        self._put_input(self.toggles)
        self._show_rare(False)

    def typed(self) -> object:
        return self.toggles.key

    def set_typed(self, typed: object) -> None:
        self.toggles.choose("" if typed is None else str(typed))
        self._show_rare(self.toggles.key in self._rare)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.more.setDisabled(read_only)

    def _show_rare(self, show: bool) -> None:
        for key in self._rare:
            self.toggles.button_of(key).setVisible(show)
        self.more.setVisible(not show)

    def _on_more(self) -> None:
        self._show_rare(True)
        self.toggles.button_of(self._rare[0]).setFocus()

    def _on_chosen(self) -> None:
        if self.toggles.key in self._rare:  # the arrows go through all of them
            self._show_rare(True)
        self.show_fault("")
        self.changed.emit()
