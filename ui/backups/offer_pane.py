"""One damaged thing beside the list: what is wrong with it, and what would come back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.safe_keeping.shown import FaultShown
from ui import theme
from ui.history.blocks import said_of
from ui.widgets import Card, Words, card_title, plain, scrolled, section, soft


class OfferPane(Card):
    """The fault that is chosen, with the values that come back when it is mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(_("The chosen fault"))
        self.title, self.sentence = card_title(), plain()
        self.back, self.source = section(_("What comes back")), soft()
        inner = QWidget()
        inner.setProperty("role", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.NEAR, 0)
        column.setSpacing(theme.NEAR)
        for part in (self.title, self.sentence, self.back, self.source):
            column.addWidget(part)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.TIGHT)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner))

    def show_fault(self, shown: FaultShown) -> None:
        """Show a fault and what can be done about it."""
        self.title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        offer = shown.offer
        self.back.setVisible(offer is not None)
        if offer is None:
            self.source.setText(shown.way_out)
            return
        self.source.setText(offer.sentence)
        for field in offer.fields:
            self._lines.addWidget(Words(said_of(field)))
