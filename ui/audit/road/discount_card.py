"""What the discount could be worth, from figures that are typed here and nowhere made up."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.road.discount import FIGURES, as_kept, save_figures
from desktop.services.road.shown import Discount
from ui import theme
from ui.audit.road.facts_fold import FactsFold
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.widgets import Card, button, fault, mark_fault, plain, strong, take_away

WIDTH: Final = 120
_LABELS: Final[Mapping[str, str]] = {
    "premium": N_("WCB premium a year, in dollars"),
    "discount_percent": N_("Discount, in percent"),
    "hours_a_week": N_("Hours a week for safety paperwork"),
}


class DiscountCard(Card):
    """Three fields, saved together as one action; what is typed and not saved stays."""

    def __init__(self, desk: Desk, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(_("What the discount could be worth"), parent)
        self._desk = desk
        self._kept: dict[str, str] = dict.fromkeys(FIGURES, "")
        self.fields: dict[str, QLineEdit] = {}
        self.faults: dict[str, QLabel] = {}
        across = QWidget()
        flow = Flow(across, theme.INSIDE)
        for name in FIGURES:
            flow.addWidget(self._field(name, may_change=may_change))
        self.body.addWidget(across)
        self.save = button(_("Save the figures"))
        self.save.clicked.connect(self._on_save)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        self.body.addLayout(row)
        self.save.setEnabled(False)
        self.save.setHidden(not may_change)
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.TIGHT)
        self.body.addLayout(self._said)
        self.facts = FactsFold()
        self.body.addWidget(self.facts)

    def _field(self, name: str, *, may_change: bool) -> QWidget:
        label, field, wrong = plain(_(_LABELS[name])), QLineEdit(), fault()
        label.setWordWrap(False)
        label.setBuddy(field)
        field.setAccessibleName(_(_LABELS[name]))
        field.setFixedWidth(theme.px(WIDTH))
        field.setReadOnly(not may_change)
        field.textChanged.connect(self._on_typed)
        field.returnPressed.connect(self._on_save)
        wrong.hide()
        self.fields[name], self.faults[name] = field, wrong
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (label, field, wrong):
            column.addWidget(part)
        return whole

    @property
    def typed(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def put(self, shown: Discount) -> None:
        """Show the figures as they are kept, and what they make."""
        kept = dict(zip(FIGURES, (shown.premium, shown.percent, shown.hours), strict=True))
        for name, field in self.fields.items():
            if field.text() == self._kept[name]:
                field.setText(kept[name])
        self._kept = kept
        self._on_typed()
        take_away(self._said)
        for number, sentence in enumerate(shown.said):
            is_result = bool(shown.premium and shown.percent) and not number
            self._said.addWidget(strong(sentence) if is_result else plain(sentence))
        self.facts.put(shown.facts, self.title.text())

    def _on_typed(self, _text: str = "") -> None:
        self.save.setEnabled(self.typed != self._kept)

    def _on_save(self) -> None:
        typed = self.typed
        if typed == self._kept or not self.save.isEnabled():
            return
        self._show_faults({})

        def told(_is_changed: bool) -> None:
            kept = as_kept(typed)
            for name, field in self.fields.items():
                if field.text() == typed[name]:  # the page may have been read anew before this
                    field.setText(kept[name])
            self._kept = kept
            self._on_typed()
            self._desk.say(_("The figures were saved."), undo=True)

        self._desk.do(
            lambda company: save_figures(company, typed),
            told,
            owner=self,
            refused=lambda refused: self._show_faults(refused.faults),
        )

    def _show_faults(self, faults: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            sentence = faults.get(name, "")
            self.faults[name].setText(sentence)
            self.faults[name].setVisible(bool(sentence))
            mark_fault(field, bool(sentence))
            field.setAccessibleDescription(sentence)
        first = next((name for name in self.fields if name in faults), None)
        if first is not None:
            self.fields[first].setFocus()
