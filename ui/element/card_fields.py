"""What a card says, to be typed: a last day is proposed, and what looks wrong is said beside it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.records.fields import Field
from desktop.services.new_card import LookedAt, look_at, proposal_said
from desktop.services.renewal import Renewing
from ui import theme
from ui.desk import Desk
from ui.editors import DateEditor, LineEditor, TextEditor

NAMES: Final = ("issued_on", "expires_on", "number", "provider")
NEVER: Final = "does_not_expire"


class CardFields(QWidget):
    """The fields of one new card."""

    changed = Signal()  # a person typed
    submitted = Signal()  # Enter

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about: Renewing | None = None
        self._has_own_expiry = False  # rather than the proposed one
        self.issued = DateEditor(desk, _field("issued_on"))
        self.expires = DateEditor(desk, _field("expires_on"))
        self.number = TextEditor(desk, _field("number"))
        self.provider = TextEditor(desk, _field("provider"))
        self.never = QCheckBox(_("Does not expire"))
        self._editors: tuple[LineEditor, ...] = (
            self.issued, self.expires, self.number, self.provider,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.FIELD)
        for widget in (self.issued, self.expires, self.never, self.number, self.provider):
            column.addWidget(widget)
        for editor in self._editors:
            editor.changed.connect(self.changed)
            editor.input.returnPressed.connect(self.submitted)
        self.issued.changed.connect(self._propose)
        self.expires.changed.connect(self._on_own_expiry)
        for day in (self.issued, self.expires):
            day.input.editingFinished.connect(self._advise)
        self.never.toggled.connect(self._on_never)
        self.setFocusProxy(self.issued)

    def fill(self, about: Renewing, typed: Mapping[str, object] | None = None) -> None:
        """Begin a new card, or go on with what was typed of it earlier."""
        self._about = about
        given = typed or {"provider": about.provider}
        self.never.setChecked(given.get(NEVER) is True)
        for name, editor in zip(NAMES, self._editors, strict=True):
            editor.set_typed(given.get(name, ""))
            editor.show_fault("")
            editor.show_hint("")  # what was said of another card
        written = self.expires.input.text()
        self._has_own_expiry = False
        self._propose()
        if written and written != self.expires.input.text():
            self._has_own_expiry = True
            self.expires.set_typed(written)
            self.expires.show_hint("")
        self._advise()

    def typed(self) -> dict[str, object]:
        """Return what was typed, unread, by the names of the fields."""
        return {
            **{name: editor.typed() for name, editor in zip(NAMES, self._editors, strict=True)},
            NEVER: self.never.isChecked(),
        }

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        wrong = [editor for editor in self._editors if editor.show_faults(faults)]
        if wrong:
            wrong[0].focus_fault()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not typed into."""
        for editor in self._editors:
            editor.set_read_only(read_only)
        self.never.setEnabled(not read_only)

    def _look(self) -> LookedAt:
        if self._about is None:
            return LookedAt()
        return look_at(self._about, self.typed(), self._desk.today())

    def _propose(self) -> None:
        """Propose a last day, as long as nobody typed one."""
        if self._has_own_expiry or self._about is None or self.never.isChecked():
            return
        proposed = self._look().proposed
        self.expires.set_value(proposed)
        self.expires.show_hint(proposal_said(self._about) if proposed else "")
        self.expires.show_fault("")

    def _on_own_expiry(self) -> None:
        self._has_own_expiry = bool(self.expires.input.text().strip())
        self.expires.show_hint("")

    def _advise(self) -> None:
        """Say what looks wrong, beside a field that can be read."""
        advice = self._look().advice
        for editor in (self.issued, self.expires):
            if editor.names[0] in advice:
                editor.show_fault(advice[editor.names[0]])

    def _on_never(self, is_on: bool) -> None:
        self.expires.set_read_only(is_on)
        self.expires.show_fault("")
        if is_on:
            self.expires.set_typed("")
            self.expires.show_hint("")
            self._has_own_expiry = False
        else:
            self._propose()
        self.changed.emit()


def _field(name: str) -> Field:
    return kind_of("certificate").field(name)
