"""For which unit, site or worker a blank form is: chosen from the list, or left open."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.printing.forms import SubjectChoice
from ui import theme
from ui.widgets import plain, tip

# what a form is made out for -> what the choice is called, and what stands for none of them
WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "unit": (N_("For which unit"), N_("Any unit: its name is left open")),
    "site": (N_("For which site"), N_("Any site: its name is left open")),
    "worker": (N_("For which worker"), N_("Anybody: the name is left open")),
}
FEW: Final = 14  # letters that are always to be read


class SubjectList(QWidget):
    """A label and the list; `chosen` is "" where it is left open."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.list = plain(), QComboBox()
        self.label.setWordWrap(False)
        self.label.setBuddy(self.list)
        self.list.setMinimumContentsLength(FEW)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.list.setSizeAdjustPolicy(adjust)
        self.list.currentIndexChanged.connect(self._on_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.label)
        row.addWidget(self.list, 1)
        self.hide()

    @property
    def chosen(self) -> str:
        """The id of what is chosen."""
        return str(self.list.currentData() or "") if not self.isHidden() else ""

    def offer(self, wants: str, subjects: Sequence[SubjectChoice], chosen: str = "") -> None:
        """Offer these for a form that `wants` one; "" wants none."""
        with QSignalBlocker(self.list):
            self.list.clear()
            self.setHidden(wants not in WORDS)
            if wants not in WORDS:
                return
            label, left_open = WORDS[wants]
            self.label.setText(_(label))
            self.list.setAccessibleName(_(label))
            self.list.addItem(_(left_open), "")
            for one in subjects:
                words = _("{name}, {detail}") if one.detail else "{name}"
                said = words.format(name=one.name, detail=one.detail)
                self.list.addItem(" ".join(said.split()), one.id)
            self.list.setCurrentIndex(max(0, self.list.findData(chosen)))
        self._say()

    def _on_chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.list.setToolTip(tip(self.list.currentText()))
