"""What is typed of an item that failed: what is wrong, the action to take, the unit out of use."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.records.kind import Rows
from desktop.services.inspecting import Made
from desktop.services.inspection_saving import ACTION, TAG_OUT
from ui import theme
from ui.desk import Desk
from ui.editors.long_text import LongTextEditor
from ui.forms.action_box import ActionBox
from ui.forms.inspection_item import NUMBER
from ui.forms.tick import Tick
from ui.widgets import soft

WRONG, REMARK = N_("What is wrong"), N_("Remark")


class FailDetails(QWidget):
    """Opens below an item; for one that did not fail it is only a remark."""

    changed = Signal()
    entered = Signal()  # Enter: the person is done with this item

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        field = next(field for field in rows.fields if field.name == "remark")
        self.remark = LongTextEditor(desk, replace(field, label=WRONG))
        self.remark.input.installEventFilter(self)
        self.remark.changed.connect(self._on_remark)
        self.tag_out = Tick(_("Tag it out of use until it is repaired and inspected"))
        self.tag_out.ticked.connect(lambda _on: self.changed.emit())
        self.action = ActionBox(desk, asks=_("Make a corrective action"))
        self.action.changed.connect(self.changed)
        self.before, self.made = soft(), soft()
        for words in (self.before, self.made):
            words.hide()
        self.is_asked = False  # whether a person was offered what follows from a fail
        self._item, self._is_offered, self._is_fail = "", False, False
        column = QVBoxLayout(self)
        # the same left edge as the words of the item
        column.setContentsMargins(theme.px(NUMBER) + theme.NEAR, 0, 0, theme.NEAR)
        column.setSpacing(theme.NEAR)
        for part in (self.remark, self.before, self.tag_out, self.made, self.action):
            column.addWidget(part)

    # --- what is in it --------------------------------------------------------------------------

    def follows(self) -> dict[str, object]:
        """Return what follows from the fail, beside the line of the item."""
        found: dict[str, object] = {}
        if self.action.is_wanted:
            found[ACTION] = self.action.typed()
        if self._is_offered and self.tag_out.is_ticked:
            found[TAG_OUT] = True
        return found

    def set_typed(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed earlier of a line and what follows from it."""
        self.remark.set_typed(typed.get("remark") or "")
        action = typed.get(ACTION)
        self.action.set_typed(action if isinstance(action, Mapping) else {})
        self.action.want(isinstance(action, Mapping))
        self.tag_out.tick(typed.get(TAG_OUT) is True)
        self.is_asked = ACTION in typed or TAG_OUT in typed
        self._suggest()

    def take_dues(self, dues: Mapping[str, date]) -> None:
        """Be told by when things are put right, by their risk."""
        self.action.take_dues(dues)

    def forget_made(self) -> None:
        """Untick what was made when the inspection was saved."""
        self.action.want(False)
        self.action.set_typed({})
        self.tag_out.tick(False)

    def ask(self, *, action: bool, tag_out: bool, risk: str) -> None:
        """Tick what the checklist says follows from a fail, once; the risk sets by when."""
        self.is_asked = True
        self.action.propose(risk)
        self.action.want(action)
        self.tag_out.tick(tag_out)

    def offer_tag_out(self, offer: bool) -> None:
        """Offer to take the unit out of use."""
        self._is_offered = offer
        self._show_parts()

    def show_made(self, made: Made | None) -> None:
        """Say which corrective action was made of this fail, in place of offering one."""
        words = _("Corrective action: {what} ({stands})")
        said = words.format(what=made.what, stands=made.stands) if made else ""
        self.made.setText(said)
        self._show_parts()

    def show_before(self, said: str) -> None:
        """Say when the item failed earlier; a screen reader says it with the remark."""
        self.before.setText(said)
        self.remark.input.setAccessibleDescription(said)
        self._show_parts()

    def _show_parts(self) -> None:
        has_made = bool(self.made.text())
        self.before.setVisible(self._is_fail and bool(self.before.text()))
        self.tag_out.setVisible(self._is_fail and self._is_offered)
        self.made.setVisible(self._is_fail and has_made)
        self.action.setVisible(self._is_fail and not has_made)

    def show_for(self, *, is_fail: bool) -> None:
        """Show what follows from a fail, or only the remark."""
        label = _(WRONG if is_fail else REMARK)
        self.remark.label_text = label
        self.remark.label.setText(label)
        self._is_fail = is_fail
        self._show_parts()
        self.setHidden(not is_fail and not str(self.remark.typed()).strip())
        self.set_item(self._item)

    def set_item(self, item: str) -> None:
        """Name the parts after the item that they are about."""
        self._item = item
        name = _("{label}: {word}").format(label=item, word=self.remark.label_text)
        self.remark.input.setAccessibleName(name)
        self.action.tick.box.setAccessibleName(
            _("{label}: {word}").format(label=item, word=self.action.tick.words.text())
        )
        self._suggest()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self.remark.set_read_only(read_only)
        self.tag_out.box.setDisabled(read_only)
        self.action.set_read_only(read_only)

    # --- what is wrong with it ------------------------------------------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show what is wrong with the remark and with the action."""
        start = f"{ACTION}."
        of_action = {
            name.removeprefix(start): said
            for name, said in faults.items()
            if name.startswith(start)
        }
        mine = self.remark.show_faults(faults)
        return self.action.show_faults(of_action) or mine

    @property
    def has_fault(self) -> bool:
        """Whether something is wrong with it."""
        return self.remark.has_fault or self.action.has_fault

    def focus_fault(self) -> None:
        """Put the cursor where something is wrong."""
        (self.remark if self.remark.has_fault else self.action).focus_fault()

    # --- typing ---------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next item; with Shift it makes a new line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.entered.emit()
            return True
        return False

    def _on_remark(self) -> None:
        self._suggest()
        self.changed.emit()

    def _suggest(self) -> None:
        self.action.suggest(" ".join(str(self.remark.typed()).split()) or self._item)
