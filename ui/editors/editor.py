"""What every editor of a form can do: be typed into, say what was typed, show what is wrong."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.widgets import fault as fault_label
from ui.widgets import small, soft


class Editor(QWidget):
    """One thing to fill in: a label, what is typed into, and below it a hint or what is wrong.

    `names` are the fields it fills, usually one. Values go in as stored (`set_value`) or as typed
    (`set_typed`); only `typed` comes out, because reading it is the work of a service.
    """

    changed = Signal()  # a person typed or chose something; never told of what the program sets
    asked = Signal(str)  # a command for the page around the form, e.g. "whole_page"

    def __init__(self, desk: Desk, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.desk, self.label_text = desk, label
        self.names: tuple[str, ...] = (name,)
        self._inputs: list[QWidget] = []
        self._fault = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.TIGHT)
        self.label = soft(label)
        self._column.addWidget(self.label)
        self._hint: QLabel | None = None  # made when there is something to say
        self._wrong: QLabel | None = None
        self._lock: QLabel | None = None

    # --- what is typed --------------------------------------------------------------------------

    def typed(self) -> object:
        """Return what was typed, unread: text, a list of lines, yes or no, an id."""
        raise NotImplementedError

    def set_typed(self, typed: object) -> None:
        """Show what was typed earlier."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a stored value."""
        self.set_typed(value)

    def typed_fields(self) -> dict[str, object]:
        """Return what was typed by the names of the fields."""
        return {self.names[0]: self.typed()}

    def set_typed_fields(self, typed: Mapping[str, object]) -> None:
        """Show what was typed earlier, by the names of the fields; others are left alone."""
        if self.names[0] in typed:
            self.set_typed(typed[self.names[0]])

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show stored values by the names of the fields; others are left alone."""
        if self.names[0] in values:
            self.set_value(values[self.names[0]])

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Be told the titles of records that may be linked here, by id."""

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def fault(self) -> str:
        """The sentence that says what is wrong with it, or ""."""
        return self._fault

    @property
    def has_fault(self) -> bool:
        """Whether something is wrong with it."""
        return bool(self._fault)

    @property
    def inputs(self) -> list[QWidget]:
        """What is typed into."""
        return list(self._inputs)

    def show_fault(self, sentence: str) -> None:
        """Say below the field what is wrong with it; "" when nothing is."""
        if sentence == self._fault:
            return
        self._fault = sentence
        if self._wrong is None:
            self._wrong = fault_label()
            self._column.addWidget(self._wrong)
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        for widget in self._inputs:
            widget.setProperty("fault", bool(sentence))
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._name_inputs()

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show those of the faults, by the names of fields, that are this editor's."""
        mine = [faults[name] for name in self.names if name in faults]
        self.show_fault(" ".join(mine))
        return bool(mine)

    def focus_fault(self) -> None:
        """Put the cursor where something is wrong."""
        self.setFocus()

    def show_hint(self, sentence: str) -> None:
        """Say below the field what helps to fill it in, or what was taken for granted."""
        if self._hint is None:
            if not sentence:
                return
            self._hint = small()
            # below what is typed into, which may still be missing while the editor is made
            self._column.insertWidget(min(2, self._column.count()), self._hint)
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    # --- how it looks ---------------------------------------------------------------------------

    def set_compact(self) -> None:
        """Leave the label to the head of a column; it stays the accessible name."""
        self.label.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read and copied, not changed."""
        for widget in self._inputs:
            set_read_only = getattr(widget, "setReadOnly", None)
            if set_read_only:
                set_read_only(read_only)
            else:
                widget.setEnabled(not read_only)

    def show_lock(self, word: str) -> None:
        """Say that nobody can read it now, in a word; "" when it is open."""
        if self._lock is None:
            if not word:
                return
            self._lock = small()
            self._column.addWidget(self._lock)
        self._lock.setText(word)
        self._lock.setVisible(bool(word))
        self._name_inputs()

    def _put_input(self, widget: QWidget, *beside: QWidget) -> None:
        """Add what is typed into, and what stands beside it."""
        self._inputs.append(widget)
        self.setFocusProxy(widget)
        if beside:
            row = QHBoxLayout()
            row.setSpacing(theme.NEAR)
            row.addWidget(widget, 1)
            for other in beside:
                row.addWidget(other)
            self._column.insertLayout(1, row)
        else:
            self._column.insertWidget(1, widget)
        self._name_inputs()

    def _name_inputs(self) -> None:
        name = self.label_text
        locked = self._lock.text() if self._lock is not None else ""
        for said in filter(None, (locked, self._fault)):
            name = _("{label}. {fault}").format(label=name, fault=said)
        for widget in self._inputs:
            widget.setAccessibleName(name)
