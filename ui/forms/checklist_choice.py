"""Which checklist an inspection is done by: those that fit what is inspected come first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.checklists import Choice, Sheet
from ui.desk import Desk
from ui.editors.choices import CalmCombo
from ui.editors.editor import Editor
from ui.widgets import tip


class ChecklistChoice(Editor):
    """The field "checklist_id" as a list to choose from; the first choice is none."""

    chosen = Signal()  # another one by a person

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "checklist_id", _("Checklist"), parent)
        self.combo = CalmCombo()
        self.combo.addItem(_("No checklist"), "")
        self.combo.activated.connect(self._on_activated)
        self._put_input(self.combo)
        self._id = ""

    def typed(self) -> object:
        return self._id

    def set_typed(self, typed: object) -> None:
        self._id = str(typed or "")
        self._show()

    def show_choices(self, choices: Sequence[Choice], sheet: Sheet | None) -> None:
        """Offer these; the one that is used is offered although it is out of use by now."""
        self.combo.clear()
        self.combo.addItem(_("No checklist"), "")
        offered = {choice.id for choice in choices}
        if sheet and sheet.id not in offered:
            self._offer(sheet.title, len(sheet.items), sheet.id)
        some_fit = any(choice.fits for choice in choices)
        for choice, before in zip(choices, [None, *choices], strict=False):
            if some_fit and before is not None and before.fits and not choice.fits:
                self.combo.insertSeparator(self.combo.count())
            self._offer(choice.title, choice.items, choice.id)
        if sheet:
            self._id = sheet.id
        self._show()

    def _offer(self, title: str, items: int, checklist_id: str) -> None:
        said = ngettext("{title} ({n} item)", "{title} ({n} items)", items)
        self.combo.addItem(said.format(title=title, n=items), checklist_id)

    def _show(self) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(self._id)))
        self.combo.setToolTip(tip(self.combo.currentText()))

    def _on_activated(self) -> None:
        chosen = str(self.combo.currentData() or "")
        if chosen != self._id:
            self._id = chosen
            self.combo.setToolTip(tip(self.combo.currentText()))
            self.changed.emit()
            self.chosen.emit()
