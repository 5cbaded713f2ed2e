"""One damaged thing beside the list: what is wrong with it, and what would come back."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.safe_keeping.shown import FaultShown
from ui.backups.chosen_pane import ChosenPane
from ui.history.blocks import said_of
from ui.widgets import Words, card_title, plain, section, soft


class OfferPane(ChosenPane):
    """The fault that is chosen, with the values that come back when it is mended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The chosen fault"), parent)
        self.title, self.sentence = card_title(), plain()
        self.back, self.source = section(_("What comes back")), soft()
        for part in (self.title, self.sentence, self.back, self.source):
            self.column.addWidget(part)
        self.add_lines_below()

    def show_fault(self, shown: FaultShown) -> None:
        """Show a fault and what can be done about it."""
        self.title.setText(shown.title)
        self.sentence.setText(shown.sentence)
        offer = shown.offer
        self.back.setVisible(offer is not None)
        self.source.setText(shown.way_out if offer is None else offer.sentence)
        self.fill(Words(said_of(field)) for field in (offer.fields if offer is not None else ()))
