"""The hazards of a field assessment: picked, typed or taken over, and what is done about them."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.assessing_field import Suggestion, advice, suggestions
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.row_line import Line
from ui.forms.hazard_picker import HazardPicker
from ui.forms.hazard_row import HazardRow

MOST: Final = 500  # lines, as in every table inside a record


class HazardsEditor(Editor):
    """The lines of "hazards" and, below them, the hazards to pick."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "hazards", _("Hazards"), parent)
        self.label.setProperty("role", "strong")
        self.rows: list[HazardRow] = []
        self._read_only = False
        self._begun: HazardRow | None = None  # whose control is being typed
        self.picker = HazardPicker(lambda: [row.hazard for row in self.rows])
        self.picker.picked.connect(self._on_picked)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.NEAR)
        self._column.addLayout(self._lines)
        self._column.addWidget(self.picker)
        self.setFocusProxy(self.picker)
        self.refresh_suggestions()

    def refresh_suggestions(self) -> None:
        """Read again which hazards this company names."""
        self.desk.ask(suggestions, self._on_suggestions, owner=self)

    def _on_suggestions(self, offered: Sequence[Suggestion]) -> None:
        self.picker.show_suggestions(offered)
        for row in self.rows:
            self._offer_in(row)

    # --- what is in it --------------------------------------------------------------------------

    def typed(self) -> list[Line]:
        return [row.typed() for row in self.rows]

    def set_typed(self, typed: object) -> None:
        for row in list(self.rows):
            self._take_off(row)
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        for line in lines[:MOST]:
            self._add_row(line)
        self._refresh()

    def add_lines(self, lines: Sequence[Mapping[str, object]]) -> int:
        """Add hazards that are not there yet, with what is done about them; return how many."""
        there = {row.hazard.casefold() for row in self.rows}
        new = [line for line in lines if str(line.get("hazard") or "").casefold() not in there]
        for line in new[: MOST - len(self.rows)]:
            self._add_row(line)
        self._refresh()
        if new:
            self.changed.emit()
        return len(new)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.picker.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    def _add_row(self, line: Mapping[str, object]) -> HazardRow:
        row = HazardRow(self.desk)
        row.set_typed(line)
        row.changed.connect(self._on_changed)
        row.removed.connect(lambda row=row: self._on_removed(row))
        row.done.connect(self.picker.setFocus)
        self.rows.append(row)
        self._lines.addWidget(row)
        self._offer_in(row)
        row.set_read_only(self._read_only)
        row.show()  # at once, because what is shown later cannot take the focus now
        return row

    def _offer_in(self, row: HazardRow) -> None:
        known = self.picker.suggestion_of(row.hazard)
        row.offer(known.controls if known else ())

    def _take_off(self, row: HazardRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _refresh(self) -> None:
        """Say what is worth thinking about, and offer what is not named yet."""
        self.label.setVisible(bool(self.rows))
        for row, sentence in zip(self.rows, advice(self.typed()), strict=True):
            is_begun = row is self._begun and not str(row.editors["control"].typed()).strip()
            row.advise("" if self._read_only or is_begun else sentence)
        for number, row in enumerate(self.rows):
            row.show_heads(number == 0)
        self.picker.refresh()

    # --- what is wrong --------------------------------------------------------------------------

    @property
    def has_fault(self) -> bool:
        editors = (editor for row in self.rows for editor in row.editors.values())
        return super().has_fault or any(editor.has_fault for editor in editors)

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        """Show each fault at its hazard ("hazards.2.control")."""
        for number, row in enumerate(self.rows):
            start = f"hazards.{number}."
            row.show_faults(
                {n.removeprefix(start): said for n, said in faults.items() if n.startswith(start)}
            )
        self.show_fault(faults.get("hazards", ""))
        return self.has_fault

    def focus_fault(self) -> None:
        for row in self.rows:
            for editor in row.editors.values():
                if editor.has_fault:
                    editor.focus_fault()
                    return

    # --- what a person does ---------------------------------------------------------------------

    def _on_picked(self, one: Suggestion) -> None:
        for row in self.rows:
            row.show_offers(False)  # the room belongs to the hazard at hand
        row = self._begun = self._add_row({"hazard": one.name})
        row.offer(one.controls)
        row.show_offers(bool(one.controls))
        self._refresh()
        row.editors["control"].setFocus()
        self.changed.emit()

    def _on_removed(self, row: HazardRow) -> None:
        self._take_off(row)
        self._refresh()
        self.picker.setFocus()
        self.changed.emit()

    def _on_changed(self) -> None:
        self._refresh()
        self.changed.emit()
