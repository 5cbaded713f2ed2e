"""One item of a checklist being written: its words, how it is answered, what follows a fail."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.checklists import LONGEST_ITEM
from ui import theme
from ui.editors.cells import Cells, Room
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.widgets import fault, mark_fault, quiet, small

KINDS: Final[Mapping[str, str]] = {
    "pass_fail": N_("Pass or fail"),
    "number": N_("Number"),
    "text": N_("Words"),
    "photo": N_("Photo"),
}
OUT: Final = "out"  # a fail takes the unit out of use, which is a high risk by itself
FAILS: Final[Mapping[str, str]] = {
    "low": N_("Low risk"),
    "medium": N_("Medium risk"),
    "high": N_("High risk"),
    OUT: N_("Out of use"),
}
NEW: Final[Mapping[str, object]] = {"fail_means_action": True}
_WORDS: Final = 260  # pixels at 100 % that the words need
_NUMBER: Final = 20

Line = dict[str, object]


class ItemLine(QFrame):
    """The line of one item; its id and what no part is for are kept as they are."""

    changed = Signal()
    entered = Signal()  # Enter in the words: the next one
    removed = Signal()
    emptied = Signal()  # Backspace in words that are empty
    moved = Signal(int)  # the keyboard goes to the item above (-1) or below (+1)
    carried = Signal(int)  # this item goes up (-1) or down (+1)
    dragged = Signal(int)  # to where the mouse is, in pixels of the screen
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Line = {}
        self.number = small()
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.handle = quiet(
            "grip-vertical", _("Drag it to another place, or press Alt+Up or Alt+Down")
        )
        self.handle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.handle.setCursor(Qt.CursorShape.SizeVerCursor)
        self.handle.installEventFilter(self)
        self.words = QLineEdit()
        self.words.setMaxLength(LONGEST_ITEM)
        self.words.setPlaceholderText(_("What is looked at"))
        self.words.installEventFilter(self)
        self.words.textEdited.connect(self._on_typed)
        self.kind, self.fails = _combo(KINDS), _combo(FAILS)
        self._risk: object = None  # of what takes it out of use, as it was
        self.kind.setToolTip(_("How it is answered"))
        self.fails.setToolTip(
            _("What a fail is. Out of use: the unit stays out until it is repaired and inspected.")
        )
        self.action = QCheckBox(_("Action"))
        self.action.setToolTip(_("A fail makes a corrective action"))
        self.action.setMinimumHeight(self.words.sizeHint().height())
        self.remove = quiet("x", _("Remove this item"))
        self.remove.clicked.connect(self.removed)
        self.wrong = fault()
        self.wrong.hide()
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for combo in (self.kind, self.fails):
            combo.activated.connect(self.changed)
        self.action.clicked.connect(self.changed)
        for part in (self.kind, self.fails, self.action, self.remove):
            part.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT)
        self.number.setFixedWidth(theme.px(_NUMBER))
        row.addWidget(self.handle)
        row.addWidget(self.number)
        row.addWidget(self.words, 1)
        self.cells = Cells(gap=theme.NEAR, row_gap=theme.TIGHT)
        self.cells.add(head, Room(theme.px(_WORDS + 2 * _NUMBER)))
        rest = QWidget()
        beside = Flow(rest, theme.NEAR)
        least = 0
        for part in (self.kind, self.fails, self.action):
            part.ensurePolished()
            beside.addWidget(part)
            least += part.sizeHint().width() + theme.NEAR
        self.cells.add(rest, Room(least, 0))
        across = QHBoxLayout()
        across.setSpacing(theme.TIGHT)
        across.addLayout(self.cells, 1)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addLayout(across)
        column.addWidget(self.wrong)

    # --- what is in it --------------------------------------------------------------------------

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not self.words.text().strip()

    def typed(self) -> Line:
        """Return what was typed into the line."""
        fails = self.fails.currentData()
        return {
            **self._kept,
            "item": self.words.text(),
            "kind": self.kind.currentData(),
            "risk": (self._risk or "high") if fails == OUT else fails,
            "fail_means_action": self.action.isChecked(),
            "unsafe_means_tag_out": fails == OUT,
        }

    def set_typed(self, typed: Mapping[str, Any]) -> None:
        """Show what was typed earlier."""
        names = self.typed().keys() - self._kept.keys()
        self._kept = {name: value for name, value in typed.items() if name not in names}
        text = str(typed.get("item") or "")
        self.words.setMaxLength(max(LONGEST_ITEM, len(text)))  # an imported one may be longer
        self.words.setText(text)
        self.words.setToolTip(self.words.text())
        self.words.setCursorPosition(0)
        is_out = typed.get("unsafe_means_tag_out") is True
        self._risk = typed.get("risk") if is_out else None
        self.kind.setCurrentIndex(self.kind.findData(typed.get("kind") or "pass_fail"))
        fails = OUT if is_out else typed.get("risk") or "medium"
        self.fails.setCurrentIndex(self.fails.findData(fails))
        self.action.setChecked(typed.get("fail_means_action") is True)

    def show_number(self, number: int, of: int) -> None:
        """Say which item it is."""
        self.number.setText(str(number))
        said = _("Item {n} of {of}").format(n=number, of=of)
        named: tuple[tuple[QWidget, str], ...] = (
            (self.words, _("What is looked at")),
            (self.kind, _("Answered by")),
            (self.fails, _("What a fail is")),
            (self.action, self.action.toolTip()),
            (self.remove, self.remove.toolTip()),
        )
        for part, word in named:
            part.setAccessibleName(_("{label}: {word}").format(label=said, word=word))

    def show_fault(self, sentence: str) -> None:
        """Say below it what is wrong; "" when nothing is."""
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark_fault(self.words, bool(sentence))

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self.words.setReadOnly(read_only)
        for part in (self.kind, self.fails, self.action):
            part.setEnabled(not read_only)
        self.handle.setVisible(not read_only)
        self.remove.setVisible(not read_only)

    # --- what a person does ---------------------------------------------------------------------

    def focus(self) -> None:
        """Put the keyboard into its words, behind the last letter."""
        self.words.setFocus(Qt.FocusReason.TabFocusReason)
        self.words.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are for the whole list, and the mouse on the handle."""
        if watched is self.handle:
            return self._on_handle(event)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self.words.isReadOnly():
            return False
        if watched is self.words and event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\n" in text.strip():
                self.pasted.emit(text)
                return True
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.carried.emit(steps[Qt.Key(event.key())])
            return True
        return watched is self.words and self._on_key_in_words(event, steps)

    def _on_key_in_words(self, event: QKeyEvent, steps: Mapping[Qt.Key, int]) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Backspace and not self.words.text():
            self.emptied.emit()
        else:
            return False
        return True

    def _on_handle(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            if event.buttons() & Qt.MouseButton.LeftButton:
                self.dragged.emit(event.globalPosition().toPoint().y())
            return True
        return False

    def _on_typed(self) -> None:
        self.words.setToolTip(self.words.text())
        self.changed.emit()


def _combo(words: Mapping[str, str]) -> CalmCombo:
    combo = CalmCombo()
    combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
    for key, word in words.items():
        combo.addItem(_(word), key)
    return combo
