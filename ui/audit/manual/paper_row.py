"""One paper of the manual on its card: how it stands, and how what it says was kept."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.manual import Held, Paper
from desktop.services.manual.papers import POLICY
from desktop.values.spoken import say_number
from ui import theme
from ui.widgets import Chip, fault, link, small, soft, take_away

_KEPT: Final = {"met": "green", "short": "amber", "unknown": "plain"}


class PaperRow(QWidget):
    """Its title opens it. What was found in it and how it is kept come later, when it is known."""

    opened = Signal(str, str)  # the kind, the record

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self.paper = paper
        self.open = link(paper.title, may_shrink=True)
        self.open.setAccessibleDescription(paper.sort)
        self.open.clicked.connect(lambda: self.opened.emit(paper.kind, paper.id))
        self.state = Chip()
        top = QHBoxLayout()
        top.setSpacing(theme.NEAR)
        top.addWidget(self.open)
        top.addStretch(1)
        top.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.TIGHT)
        column.setSpacing(theme.TIGHT)
        column.addLayout(top)
        column.addWidget(soft(_said(paper)))
        self._wrong = QVBoxLayout()
        self._wrong.setSpacing(0)
        column.addLayout(self._wrong)
        self._held = QVBoxLayout()
        self._held.setSpacing(theme.TIGHT)
        column.addLayout(self._held)
        self.show_found(())

    def show_found(self, found: Sequence[str]) -> None:
        """Say what was found in it, and what it lacks by itself as far as that was not found."""
        take_away(self._wrong)
        paper = self.paper
        own = () if found and paper.kind == POLICY else paper.wrong
        said = (*found, *own, *((paper.late,) if paper.late and not found else ()))
        for sentence in said:
            self._wrong.addWidget(fault(sentence))
        if said:
            n = len(said)
            words = ngettext("{n} thing to put right", "{n} things to put right", n)
            self.state.show_as(words.format(n=say_number(n)), "amber")
        else:
            self.state.show_as(_("in order"), "green")
        # a title of 200 letters gives way, not the word on how it stands
        self.state.setMinimumWidth(self.state.sizeHint().width())

    def show_held(self, held: Sequence[Held]) -> None:
        """Say of each of its lines whether what is done agrees with it."""
        take_away(self._held)
        for line in held:
            self._held.addWidget(_held_row(line))


def _said(paper: Paper) -> str:
    edition = _("version {edition}").format(edition=paper.edition) if paper.edition else ""
    n = paper.files
    files = ngettext("{n} file", "{n} files", n).format(n=say_number(n)) if n else ""
    parts = (paper.sort, edition, paper.signed, paper.looked_at, files)
    return " · ".join(part for part in parts if part)


def _held_row(line: Held) -> QWidget:
    words = {
        "met": _("as it says"),
        "short": _("not as it says"),
        "unknown": _("cannot tell"),
    }
    made = QWidget()
    made.setProperty("role", "clear")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.NEAR)
    said = small(_("{what}: {sentence}").format(what=line.what, sentence=line.sentence))
    row.addWidget(said, 1)
    row.addWidget(Chip(words[line.state], _KEPT[line.state]))
    return made
