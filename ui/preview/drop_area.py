"""The empty place for evidence: says what belongs there and how it gets there."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import N_, _
from ui import theme
from ui.widgets import link, soft

ANYTHING: Final = N_("Drop a scan or a photo here")
WORDING: Final[Mapping[str, str]] = {
    "certificate": N_("Drop the new card here"),
    "orientation": N_("Drop the signed orientation sheet here"),
    "competency_check": N_("Drop the signed competency check here"),
    "acknowledgement": N_("Drop the signed page here"),
    "policy": N_("Drop the signed policy here"),
    "meeting": N_("Drop the signed attendance sheet here"),
    "inspection": N_("Drop the filled-in checklist or photos here"),
    "maintenance": N_("Drop the work order or invoice here"),
    "incident": N_("Drop photos and statements here"),
    "investigation": N_("Drop photos and statements here"),
    "drill": N_("Drop the drill report or photos here"),
    "field_level_hazard_assessment": N_("Drop the signed card or a photo of it here"),
    "hazardous_product": N_("Drop the safety data sheet here"),
    "corrective_action": N_("Drop a photo of the finished work here"),
    "contractor": N_("Drop the clearance letter or insurance here"),
    "document": N_("Drop the document here"),
}


class DropArea(QFrame):
    """Words, and a way for those who do not drag. The pane around it takes what is dropped."""

    choose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._words = soft()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = link(_("Choose a file…"))
        self.choose.clicked.connect(self.choose_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.INSIDE, theme.FIELD, theme.INSIDE, theme.FIELD)
        layout.setSpacing(theme.NEAR)
        layout.addStretch(1)
        layout.addWidget(self._words)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()

    def invite(self, kind: str, before: str = "") -> None:
        """Say what belongs to records of this kind; `before` is a sentence of its own."""
        says = _("{drop}\nor press Ctrl+V").format(drop=_(WORDING.get(kind, ANYTHING)))
        self._words.setText(f"{before}\n\n{says}" if before else says)
        self.choose.show()

    def tell(self, sentence: str) -> None:
        """Say something else instead; nothing can be added, or something is held over it."""
        self._words.setText(sentence)
        self.choose.hide()
