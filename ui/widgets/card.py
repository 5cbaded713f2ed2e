"""A white sheet on the page with what belongs together on it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.labels import card_title


class Card(QFrame):
    """A card: a title, links to the right of it in `header`, the rest in `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        whole.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(theme.NEAR)
        self.title = card_title()
        top.addWidget(self.title, 1)
        self.header = QHBoxLayout()
        self.header.setSpacing(theme.FIELD)
        top.addLayout(self.header)
        whole.addLayout(top)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.NEAR)
        whole.addLayout(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Give the card another title; an empty one takes no room."""
        self.title.setText(title)
        self.title.setHidden(not title)
        self.setAccessibleName(title)
        self.body.setContentsMargins(0, theme.FIELD if title else 0, 0, 0)
