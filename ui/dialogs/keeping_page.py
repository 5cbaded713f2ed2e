"""The page of the settings on how long records of each kind are kept before they may go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.retention.choosing import KeptShown
from ui import theme
from ui.dialogs.field import LabelledField
from ui.editors.choices import CalmCombo
from ui.widgets import Card, soft


class KeepingPage(QWidget):
    """A choice for each kind; below what the law asks for nothing can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, CalmCombo] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._card = Card(_("How long records are kept"))
        self._card.body.setSpacing(theme.FIELD)
        self._card.body.addWidget(
            soft(
                _(
                    "What was kept longer than this is listed once a year under Records, Records "
                    "no longer needed. Nothing goes until somebody has signed that list. Kinds "
                    "that are not here are kept for good."
                )
            )
        )
        column.addWidget(self._card)
        column.addStretch(1)

    def show_kept(self, kept: Sequence[KeptShown], *, read_only: bool) -> None:
        """Show what is chosen now."""
        for one in kept:
            box = CalmCombo()
            for key, words in one.options:
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(one.chosen)))
            box.setEnabled(not read_only)
            self.choices[one.kind] = box
            self._card.body.addWidget(LabelledField(one.title, box, one.law))

    def chosen(self) -> dict[str, str]:
        """Return what is chosen, by kind."""
        return {kind: str(box.currentData()) for kind, box in self.choices.items()}
