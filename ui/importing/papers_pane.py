"""The files that are no sheets: they go in as they are."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.widgets import card_title, soft


class PapersPane(QWidget):
    """Names of scans, photos and letters, and what happens to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = card_title()
        self._names = QListWidget()
        self._names.setAccessibleName(_("Files of evidence"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.INSIDE, 0, 0, 0)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(self._title)
        whole.addWidget(
            soft(
                _(
                    "Scans, photos, letters and mails are kept whole in the company file, once "
                    "each. They can be put beside their records afterwards."
                )
            )
        )
        whole.addWidget(self._names, 1)

    def show_names(self, names: Sequence[str]) -> None:
        """Show these."""
        n = len(names)
        self._title.setText(
            ngettext("{n} file of evidence", "{n} files of evidence", n).format(n=n)
        )
        self._names.clear()
        self._names.addItems(list(names))
