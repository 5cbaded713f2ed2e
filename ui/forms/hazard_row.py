"""One hazard of a field assessment: what it is, what is done about it, and how good that is."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.records.hazards.levels import CONTROL_LEVELS
from desktop.services.assessing_field import Control, best_level, level_of
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.choices import ChoiceEditor
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.editors.making import editor_of
from ui.editors.row_line import Line
from ui.icons import icon
from ui.widgets import button, line, link, quiet, small

_KIND: Final = kind_of("field_level_hazard_assessment")
_ROWS: Final = next(rows for rows in _KIND.rows if rows.name == "hazards")
_ROOM: Final[Mapping[str, tuple[int, int]]] = {"hazard": (220, 2), "control": (300, 3)}
_LEVEL: Final = 200  # pixels at 100 %
_BETWEEN: Final = "; "


class HazardRow(QFrame):
    """The cells of a hazard; below them the usual controls, which a click puts into its cell."""

    changed = Signal()
    removed = Signal()
    done = Signal()  # Enter behind the control

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Line = {}
        self._controls: tuple[Control, ...] = ()
        self._level_said = ""  # what the level was followed from the control to
        self.editors: dict[str, Editor] = {}
        self.offers: dict[str, QPushButton] = {}
        self.remove = quiet("x", _("Remove this hazard"))
        self.remove.clicked.connect(self.removed)
        self.usual = link(_("Usual controls"))
        self.usual.clicked.connect(lambda: self.show_offers(self._box.isHidden()))
        self.advice = small()
        self.advice.setProperty("tone", "amber")
        self._lay_out(desk)
        level = self.editors["level"]
        level.label.hide()  # there is no room for it on every line, so the empty choice says it
        if isinstance(level, ChoiceEditor) and level.combo is not None:
            level.combo.setItemText(0, _("Level not said"))
        self.show_offers(False)
        self.offer(())
        self.advise("")

    def _lay_out(self, desk: Desk) -> None:
        cells = Cells(gap=theme.NEAR, row_gap=theme.NEAR)
        for name, (least, share) in _ROOM.items():
            editor = editor_of(desk, _ROWS, name)
            self.editors[name] = editor
            cells.add(editor, Room(theme.px(least), share))
        self.editors["level"] = level = editor_of(desk, _ROWS, "level")
        below = Cells(gap=theme.INSIDE, row_gap=theme.TIGHT)
        below.add(level, Room(theme.px(_LEVEL), 0))
        self.usual.setIcon(icon("chevron-right", "accent"))
        self.usual.ensurePolished()  # only then is it known how wide it is
        below.add(self.usual, Room(self.usual.sizeHint().width() + theme.px(theme.NEAR), 0))
        self.editors["hazard"].changed.connect(self._on_changed)
        self.editors["control"].changed.connect(self._on_control)
        self.editors["level"].changed.connect(self._on_changed)
        row = QHBoxLayout()
        row.setSpacing(theme.TIGHT)
        row.addLayout(cells, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QWidget()
        self._flow = Flow(self._box, theme.TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.TIGHT)
        column.setSpacing(theme.NEAR)
        column.addWidget(line())
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self._box)
        column.addWidget(self.advice)

    # --- what is in it --------------------------------------------------------------------------

    @property
    def hazard(self) -> str:
        """The hazard as typed."""
        return str(self.editors["hazard"].typed())

    def typed(self) -> Line:
        """Return what was typed into the line."""
        typed = dict(self._kept)
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        return typed

    def set_typed(self, typed: Mapping[str, object]) -> None:
        """Show what was typed earlier."""
        self._kept = {name: value for name, value in typed.items() if name not in self.editors}
        for name, editor in self.editors.items():
            editor.set_typed(typed.get(name) or "")
        level, control = str(typed.get("level") or ""), str(typed.get("control") or "")
        self._level_said = level if level == level_of(control) else ""
        self._name_parts()

    def offer(self, controls: Sequence[Control]) -> None:
        """Offer these controls, the best level first."""
        self._controls = tuple(controls)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.offers = {}
        order = list(CONTROL_LEVELS)
        ranked = sorted(
            (c for c in controls if c.level in order), key=lambda c: order.index(c.level)
        )
        for level, some in groupby(ranked, key=lambda control: control.level):
            head = small(_("{label}:").format(label=_(CONTROL_LEVELS[level])))
            head.setWordWrap(False)
            self._flow.addWidget(head)
            head.show()
            for control in some:
                self._add_offer(control)
        self.usual.setVisible(bool(self.offers))
        self._show_taken()

    def _add_offer(self, control: Control) -> None:
        made = button(control.words.replace("&", "&&"))
        made.setCheckable(True)
        made.setToolTip(control.words)
        level = _(CONTROL_LEVELS[control.level])
        made.setAccessibleName(_("{label}: {word}").format(label=level, word=control.words))
        made.clicked.connect(lambda _down, control=control: self._on_offer(control))
        self.offers[control.words] = made
        self._flow.addWidget(made)
        made.show()

    def show_offers(self, on: bool) -> None:
        """Show the usual controls, or only the way to them."""
        self._box.setVisible(on)
        self.usual.setIcon(icon("chevron-down" if on else "chevron-right", "accent"))

    def show_heads(self, on: bool) -> None:
        """Say above the cells what each is for."""
        for name in _ROOM:
            self.editors[name].label.setVisible(on)

    def advise(self, sentence: str) -> None:
        """Say what is worth thinking about; "" for nothing."""
        self.advice.setText(sentence)
        self.advice.setVisible(bool(sentence))

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read, not changed."""
        self.remove.setVisible(not read_only)
        self.usual.setVisible(not read_only and bool(self.offers))
        if read_only:
            self.show_offers(False)
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show what is wrong, by the names of the cells."""
        for editor in self.editors.values():
            editor.show_faults(faults)

    # --- what a person does ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the hazard to its control, and from there on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif (at := self.focusWidget()) is not None and self.editors["hazard"].isAncestorOf(at):
            self.editors["control"].setFocus()
        else:
            self.done.emit()

    def _on_offer(self, control: Control) -> None:
        """Put a control into the cell, or take it out again."""
        parts = self._parts()
        if control.words in parts:
            parts.remove(control.words)
        else:
            parts.append(control.words)
        self.editors["control"].set_typed(_BETWEEN.join(parts))
        self._on_control()

    def _parts(self) -> list[str]:
        typed = str(self.editors["control"].typed())
        return [part.strip() for part in typed.split(_BETWEEN.strip()) if part.strip()]

    def _on_control(self) -> None:
        """Follow the control with its level, unless a person said another."""
        level = self.editors["level"]
        if level.typed() in ("", self._level_said):
            self._level_said = best_level(self._parts(), self._controls)
            level.set_typed(self._level_said)
        self._on_changed()

    def _on_changed(self) -> None:
        self._name_parts()
        self.changed.emit()

    def _name_parts(self) -> None:
        self.setAccessibleName(self.hazard)
        self.remove.setAccessibleName(_("Remove this hazard: {hazard}").format(hazard=self.hazard))
        self._show_taken()

    def _show_taken(self) -> None:
        parts = self._parts()
        for words, made in self.offers.items():
            is_taken = words in parts
            made.setChecked(is_taken)
            made.setIcon(icon("check", "accent") if is_taken else icon("plus", "soft"))
