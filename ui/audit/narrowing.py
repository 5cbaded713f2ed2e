"""A list to choose from what is shown, of which the first line is all of it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.editors.choices import CalmCombo

EVERY: Final = ""


class Narrowing(CalmCombo):
    """What is chosen stays chosen when what there is to choose from is read again."""

    def __init__(self, name: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.addItem(everything, EVERY)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these, by key and in words."""
        wanted = list(choices)
        if wanted == [(self.itemData(at), self.itemText(at)) for at in range(1, self.count())]:
            return
        chosen = self.currentData()
        was = self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        for key, words in wanted:
            self.addItem(words, key)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self.blockSignals(was)

    def takes(self, key: str) -> bool:
        """Whether something passes what is chosen."""
        return self.currentData() in (EVERY, key)
