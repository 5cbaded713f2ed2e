"""The page of the settings that belongs to the company file: who, when, how early to warn."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.company_profile import Profile, shown_fields
from ui import theme
from ui.desk import Desk
from ui.dialogs.days_off_card import DaysOffCard
from ui.dialogs.field import LabelledField
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.widgets import Card, fault, soft

_DAYS: Final = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
# field, what stands before the number and behind it, what it means
_WARNINGS: Final = (
    (
        "certificate_days",
        N_("Days before a certificate runs out"),
        N_("A card is shown as due soon from then on. {usual} days where this is empty."),
    ),
    (
        "lead_share",
        N_("Percent of the time between two inspections"),
        N_(
            "An inspection or service is due soon in the last part of its time: with 25, the last "
            "week of a month. {usual} percent where this is empty."
        ),
    ),
    (
        "lead_days_at_most",
        N_("But at most so many days ahead"),
        N_("So that a yearly one is not due soon for three months. {usual} days where empty."),
    ),
)
_LINES: Final = 200


class CompanyPage(QWidget):
    """Shows a profile and says what was typed over it."""

    def __init__(self, desk: Desk | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, LabelledField] = {}
        self.off: DaysOffCard | None = None
        self.days = [QCheckBox(_(day)) for day in _DAYS]
        self._days_fault = fault()
        self._days_fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.BETWEEN)
        cards = [self._profile(), self._week()]
        if desk is not None:
            self.off = DaysOffCard(desk, self.province, self.working_days)
            cards.append(self.off)
        for card in (*cards, self._warnings()):
            column.addWidget(card)
        column.addStretch(1)

    def _profile(self) -> Card:
        card = Card(_("Company"))
        card.body.setSpacing(theme.FIELD)
        card.body.addWidget(soft(_("This stands on the cover of what you send in.")))
        for field in shown_fields():
            if field.choices:
                control: QWidget = _choice(field.choices, self._follow)
            else:
                control = QLineEdit()
                control.setMaxLength(field.longest or _LINES)
            self._add(card, field.name, LabelledField(_(field.label), control, _(field.hint)))
        return card

    def _week(self) -> Card:
        card = Card(_("Working days"))
        words = soft(
            _(
                "What is due on a day off is due on the working day before or after it, as its "
                "rule says, and a check of every working day is asked for on these."
            )
        )
        card.body.addWidget(words)
        days = Flow(None, theme.FIELD)
        for box in self.days:
            days.addWidget(box)
            box.toggled.connect(lambda: self._say_days(""))
            box.toggled.connect(self._follow)
        card.body.addLayout(days)
        card.body.addWidget(self._days_fault)
        return card

    def _warnings(self) -> Card:
        card = Card(_("Early warning"))
        card.body.setSpacing(theme.FIELD)
        card.body.addWidget(soft(_("How long before its day a thing is shown as due soon.")))
        for name, label, _hint in _WARNINGS:
            number = QLineEdit()
            number.setMaximumWidth(theme.px(120))
            self._add(card, name, LabelledField(_(label), number))
        return card

    def _add(self, card: Card, name: str, field: LabelledField) -> None:
        self.fields[name] = field
        card.body.addWidget(field)
        if isinstance(field.control, QLineEdit):
            field.control.textEdited.connect(lambda _text: field.show_fault(""))

    # --- what it shows and says -----------------------------------------------------------------

    def show_profile(self, profile: Profile, *, read_only: bool) -> None:
        """Show what is set now."""
        for name, field in self.fields.items():
            said, control = profile.typed[name], field.control
            if isinstance(control, QComboBox):
                control.setCurrentIndex(max(0, control.findData(said)))
            elif isinstance(control, QLineEdit):
                control.setText(said)
                control.setCursorPosition(0)
                control.setReadOnly(read_only)
        for name, _label, hint in _WARNINGS:
            self.fields[name].show_hint(_(hint).format(usual=profile.usual[name]))
            control = self.fields[name].control
            if isinstance(control, QLineEdit):
                control.setPlaceholderText(profile.usual[name])
        for number, box in enumerate(self.days):
            box.setChecked(number in profile.working_days)
            box.setEnabled(not read_only)
        if self.off is not None:
            self.off.show_days_off(profile.days_off, read_only=read_only)

    def province(self) -> str:
        """Return the province that is chosen, "" where none is stated."""
        field = self.fields.get("province")
        return _said(field.control) if field is not None else ""

    def _follow(self) -> None:
        if self.off is not None:
            self.off.follow()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields, by their names."""
        return {name: _said(field.control) for name, field in self.fields.items()}

    def working_days(self) -> frozenset[int]:
        """Return the days that are ticked; Monday is 0."""
        return frozenset(number for number, box in enumerate(self.days) if box.isChecked())

    def show_faults(self, faults: Mapping[str, str]) -> QWidget | None:
        """Show each fault at its field; returns the first field that has one."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name, ""))
        self._say_days(faults.get("working_days", ""))
        named = next((field for name, field in self.fields.items() if name in faults), None)
        if named is not None or "working_days" in faults:
            return named or self.days[0]
        wrong = self.off is not None and self.off.own.show_faults(faults)
        return self.off if wrong else None

    def _say_days(self, sentence: str) -> None:
        self._days_fault.setText(sentence)
        self._days_fault.setVisible(bool(sentence))


def _choice(choices: Mapping[str, str], changed: Callable[[], None]) -> QComboBox:
    made = CalmCombo()
    made.currentIndexChanged.connect(lambda _index: changed())
    made.addItem(_("Not stated"), "")
    for key, words in choices.items():
        made.addItem(_(words), key)
    return made


def _said(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        return str(control.currentData())
    return control.text() if isinstance(control, QLineEdit) else ""
