"""One of a few ways, under the word for what is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import Signal

from ui.dialogs.field import LabelledField
from ui.editors.choices import CalmCombo


class Pick(LabelledField):
    """A list of a few lines, the first of which is usual."""

    changed = Signal()

    def __init__(self, label: str, choices: Iterable[tuple[str, str]]) -> None:
        self.combo = CalmCombo()
        super().__init__(label, self.combo)
        self.offer(choices)
        self.combo.activated.connect(self.changed)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.combo.currentData() or "")

    def choose(self, key: str) -> None:
        """Show another line as chosen; what is not among them changes nothing."""
        at = self.combo.findData(key)
        if at >= 0:
            self.combo.setCurrentIndex(at)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer others; what is chosen stays so where it is still among them."""
        wanted, chosen = list(choices), self.key
        shown = [
            (self.combo.itemData(n), self.combo.itemText(n)) for n in range(self.combo.count())
        ]
        if shown == wanted:
            return
        self.combo.clear()
        for key, words in wanted:
            self.combo.addItem(words, key)
        self.choose(chosen)
