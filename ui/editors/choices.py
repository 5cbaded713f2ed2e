"""Editors of what is chosen rather than typed: one of a few words, yes or no."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.language import N_, _
from desktop.records.fields import Field
from ui.desk import Desk
from ui.editors.line_editors import FieldEditor
from ui.editors.toggles import Toggles

FEW: Final = 4  # choices that are shown side by side
YES, NO = "yes", "no"
YES_NO: Final[Mapping[str, str]] = {YES: N_("Yes"), NO: N_("No")}


class CalmCombo(QComboBox):
    """A list to choose from that lets the wheel scroll the form, not change what was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceEditor(FieldEditor):
    """One of the declared choices: buttons where there are few, else a list; empty at first."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self._words = {key: _(word) for key, word in (field.choices or {}).items()}
        self._strange: object = ""  # what was pasted and is none of the choices
        self.toggles: Toggles | None = None
        self.combo: CalmCombo | None = None
        if len(self._words) <= FEW:
            self.toggles = Toggles(self._words)
            self.toggles.chosen.connect(self._on_chosen)
            self._put_input(self.toggles)
        else:
            self._put_input(self._made_combo())

    def typed(self) -> object:
        if self._strange:
            return self._strange
        return self.toggles.key if self.toggles else self._combo_key()

    def set_typed(self, typed: object) -> None:
        text = "" if typed is None else str(typed)
        self._strange = "" if text in self._words else text
        if self.toggles:
            self.toggles.choose(text)
        else:
            assert self.combo is not None
            self.combo.setCurrentIndex(max(0, self.combo.findData(text)))

    def set_compact(self) -> None:
        super().set_compact()
        if self.toggles:  # a line of cells has no room for buttons
            typed = self.typed()
            self._inputs.remove(self.toggles)
            self.toggles.hide()
            self.toggles.deleteLater()
            self.toggles = None
            self._put_input(self._made_combo())
            self.set_typed(typed)

    def _made_combo(self) -> CalmCombo:
        self.combo = CalmCombo()
        self.combo.addItem("", "")
        for key, word in self._words.items():
            self.combo.addItem(word, key)
        self.combo.activated.connect(self._on_chosen)
        return self.combo

    def _combo_key(self) -> str:
        assert self.combo is not None
        return str(self.combo.currentData() or "")

    def _on_chosen(self) -> None:
        self._strange = ""
        self.show_fault("")
        self.changed.emit()


class YesNoEditor(FieldEditor):
    """Yes, no, or not said: pressing the answer that is down takes it back."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field, parent)
        self._strange: object = ""
        self.toggles = Toggles({key: _(word) for key, word in YES_NO.items()})
        self.toggles.chosen.connect(self._on_chosen)
        self._put_input(self.toggles)

    def typed(self) -> object:
        if self._strange:
            return self._strange
        return {YES: True, NO: False}.get(self.toggles.key)

    def set_typed(self, typed: object) -> None:
        answer = {True: YES, False: NO}.get(typed, "") if isinstance(typed, bool) else ""
        # a word of a sheet is kept as it is, for the service to read
        self._strange = typed if isinstance(typed, str) else ""
        self.toggles.choose(answer)

    def _on_chosen(self) -> None:
        self._strange = ""
        self.show_fault("")
        self.changed.emit()
