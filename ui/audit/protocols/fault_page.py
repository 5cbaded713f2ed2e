"""A protocol's file that cannot be used: every fault with its line and key, in a list to read."""

from PySide6.QtWidgets import QApplication, QWidget

from desktop.audit.protocols.values import Fault
from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.values.spoken import say_number
from ui.audit.protocols.back_row import BackPage
from ui.editors.flow import Flow
from ui.element.read_page import Cards
from ui.widgets import Card, button, page_title, plain, soft, strong


class FaultPage(BackPage):
    """What is wrong with a file, in the order of its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.title, self.sentence = page_title(), soft()
        self._cards = Cards()
        self.copy = button(_("Copy the list"), "copy")
        self.copy.clicked.connect(self._on_copy)
        row = QWidget()
        flow = Flow(row)
        flow.addWidget(self.copy)
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.column.addWidget(row)
        self.column.addWidget(self._cards.sheet(), 1)

    def show_faults(self, name: str, refused: Refused) -> None:
        """Show everything that is wrong with the file of a name."""
        found = tuple(getattr(refused, "found", ()))
        self.title.setText(_("{name} cannot be used yet").format(name=name))
        n = len(found) or len(refused.faults)
        said = ngettext(
            "{n} thing is wrong with it. Put it right in the file, and read it again. Nothing was "
            "changed here.",
            "{n} things are wrong with it. Put them right in the file, and read it again. Nothing "
            "was changed here.",
            n,
        )
        self.sentence.setText(said.format(n=say_number(n)))
        self._cards.take_away()
        card = Card()
        for one in found:
            card.body.addWidget(strong(_where(one)))
            card.body.addWidget(plain(one.said))
        if not found:
            for sentence in refused.faults.values():
                card.body.addWidget(plain(sentence))
        self._cards.addWidget(card)
        self._cards.addStretch(1)
        self._text = "\n".join(map(str, found)) or "\n".join(refused.faults.values())

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._text)


def _where(fault: Fault) -> str:
    if fault.line is None:
        return fault.key or _("The whole file")
    if not fault.key:
        return _("Line {line}").format(line=fault.line)
    return _("Line {line}, {key}").format(line=fault.line, key=fault.key)
