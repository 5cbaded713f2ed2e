"""The top of a form: which record it is, how it stands, what is said about what was typed."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.widgets import Banner, Chip, Words, small, tip

LONGEST: Final = 120  # letters of a title: a whole story would leave no room for the form


class Title(Words):
    """Which record it is; a very long name ends in an ellipsis, and hovering says all of it."""

    def setText(self, text: str) -> None:
        """Show another title."""
        is_long = len(text) > LONGEST
        super().setText(text[:LONGEST].rstrip() + "…" if is_long else text)
        self.setToolTip(tip(text) if is_long else "")
        self.setAccessibleName(text)


class FormHead(QWidget):
    """Title, state, what is missing, and one strip for what somebody must know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Title(role="card-title")
        self.chip = Chip()
        self.chip.hide()
        self.chips = QHBoxLayout()  # a place for what the page around knows of the record
        self.chips.setSpacing(theme.NEAR)
        self.chips.addWidget(self.chip)
        self.chips.addStretch(1)
        self.missing = small()
        self.missing.setProperty("tone", "amber")
        self.missing.hide()
        self.auditor = small()
        self.auditor.hide()
        self.banner = Banner()
        self._inner = inner = QVBoxLayout()
        inner.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        inner.setSpacing(theme.NEAR)
        inner.addWidget(self.title)
        inner.addLayout(self.chips)
        inner.addWidget(self.missing)
        inner.addWidget(self.auditor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(self.banner)

    def add_strip(self, strip: Banner) -> None:
        """Put one more strip below, for what stays true whatever is said above it."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(strip)

    def give_title(self) -> QLabel:
        """Hand the title to the pane around, which shows it in line with its buttons."""
        self._inner.removeWidget(self.title)
        self._inner.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, theme.TIGHT)
        return self.title

    def show_state(self, text: str, tone: str) -> None:
        """Show how the record stands; "" for nothing."""
        self.chip.show_as(text, tone)
        self.chip.setVisible(bool(text))

    def show_missing(self, sentences: tuple[str, ...]) -> None:
        """Say what is worth filling in."""
        said = " ".join(sentences)
        self.missing.setText(_("Still missing: {sentences}").format(sentences=said) if said else "")
        self.missing.setVisible(bool(said))

    def show_auditor(self, sentence: str, whole: str) -> None:
        """Say what an auditor would, and on hovering all of it; "" for nothing."""
        self.auditor.setText(sentence)
        self.auditor.setToolTip(tip(whole))
        self.auditor.setVisible(bool(sentence))
