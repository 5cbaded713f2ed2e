"""What a meter says, with the unit it counts in, and what it said before."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.records.equipment import METER
from desktop.records.fields import Field
from desktop.services.inspecting import READING_ANSWER, Subject
from desktop.services.typed_fields import read_one
from desktop.services.units.looking import ANSWERS, Looked
from ui import theme
from ui.desk import Desk
from ui.editors.line_editors import AmountEditor
from ui.editors.toggles import Toggles
from ui.widgets import soft

SLIP: Final = "slip"


class MeterEditor(AmountEditor):
    """A reading and its unit in one: the unit is asked for only where the meter has no other."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        self._meter, self._last, self._warning = "", "", ""
        self._faulty_reading = False  # whether the fault that is shown is about the digits
        super().__init__(desk, field, parent)
        self.names = (field.name, "reading_unit", READING_ANSWER)
        self._unit = ""
        self.answers = Toggles({key: _(word) for key, word in ANSWERS.items()})
        self.answers.setAccessibleName(_("What that is"))
        self.answers.chosen.connect(self._on_answered)
        self.answers.hide()
        self._column.addWidget(self.answers)

    def _beside(self) -> list[QWidget]:
        self.unit_words = soft()
        self.unit_words.setWordWrap(False)
        self.units = Toggles({key: _(word) for key, word in METER.items()})
        self.units.setAccessibleName(_("Read in"))
        self.units.chosen.connect(self._on_unit)
        hints = [self.units.button_of(key).sizeHint().width() for key in METER]
        self.units.setMinimumWidth(sum(hints) + theme.TIGHT * len(hints))  # side by side
        return [self.unit_words, self.units]

    def show_subject(self, subject: Subject) -> None:
        """Take from what is inspected which unit its meter counts in and what it said last."""
        self._meter, self._last = subject.meter, subject.last_said
        counts = self._meter in METER
        self.unit_words.setText(_(METER[self._meter]) if counts else "")
        self.unit_words.setVisible(counts)
        self.units.setVisible(not counts)
        self.setHidden(self._meter == "none" and not self.typed())
        self._tell()

    def show_looked(self, looked: Looked) -> None:
        """Say what is wrong about the reading, or ask about it; an answer lets it be saved."""
        self._warning = looked.question
        if looked.fault or self._faulty_reading:
            self.show_fault(looked.fault)
        self._faulty_reading = bool(looked.fault)
        if not looked.question:
            self.answers.choose("")
        self.answers.setVisible(bool(looked.question))
        self._tell()

    @property
    def unit(self) -> str:
        """What it is read in, as typed or as the meter counts."""
        return self._meter if self._meter in METER else self._unit

    def typed_fields(self) -> dict[str, object]:
        reading = self.typed()
        return {
            self.names[0]: reading,
            self.names[1]: self.unit if reading else self._unit,
            READING_ANSWER: self.answers.key if self._warning else "",
        }

    def set_typed_fields(self, typed: Mapping[str, object]) -> None:
        super().set_typed_fields(typed)
        if self.names[1] in typed:
            self._unit = str(typed[self.names[1]] or "")
            self.units.choose(self._unit)
        self.answers.choose(str(typed.get(READING_ANSWER) or ""))
        self._tell()

    def read(self) -> object:  # type: ignore[override]
        """Read what was typed; "1,204 h" says its unit as well."""
        typed, read = self.typed(), super().read()
        if read is not None and self._meter not in METER:
            unit = read_one(kind_of("inspection").field("reading"), typed, self.desk.today()).unit
            if unit:
                self._unit = unit
                self.units.choose(unit)
        self._tell()
        return read

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.units.setDisabled(read_only)
        self.answers.setDisabled(read_only)

    def _on_answered(self) -> None:
        """A slip is typed anew; anything else is taken as it stands."""
        self.show_fault("")
        if self.answers.key == SLIP:
            self.answers.choose("")
            self.input.setFocus()
            self.input.selectAll()
        self.changed.emit()

    def _on_unit(self) -> None:
        self._unit = self.units.key
        self.changed.emit()

    def _tell(self) -> None:
        if hasattr(self, "_hint"):
            self.show_hint(self._warning or self._last)
