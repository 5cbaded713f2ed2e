"""The packages that were sent before: to whom and when, and whether they are still whole."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.today import Target
from desktop.values.spoken import say_number, say_whole_date
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.widgets import Card, line, link, small, soft, strong, take_away

if TYPE_CHECKING:
    from desktop.services.submissions import Sent


class EarlierCard(Card):
    """Newest first; each can be checked against what was kept of it, where its folder is there."""

    verify_wanted = Signal(object)  # a Path
    folder_wanted = Signal(object)  # a Path
    wanted = Signal(object)  # a Target

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Sent before"))
        self._desk = desk
        self.rows: list[SentRow] = []
        self._shown: tuple[Sent, ...] | None = None
        self.nothing = soft(
            _("Nothing yet. Once you say that a package was sent, it stands here with its proof.")
        )
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.FIELD)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._place)

    def put(self, sent: "Sequence[Sent]") -> None:
        """Show what was sent."""
        if self._shown == tuple(sent):
            return
        self._shown = tuple(sent)
        take_away(self._place)
        self.rows = []
        self.nothing.setVisible(not sent)
        for number, one in enumerate(sent):
            if number:
                self._place.addWidget(line())
            row = SentRow(one, *_said(one))
            row.check.clicked.connect(partial(self.verify_wanted.emit, one.folder))
            row.folder.clicked.connect(partial(self.folder_wanted.emit, one.folder))
            opens = Target("audit", "submission", one.id)
            row.record.clicked.connect(partial(self.wanted.emit, opens))
            self.rows.append(row)
            self._place.addWidget(row)

    def show_verdict(self, folder: Path, sentence: str, tone: str, sent_id: str = "") -> None:
        """Say below a package how it stands, or below all of a folder."""
        for row in self.rows:
            if row.sent.folder == folder and sent_id in ("", row.sent.id):
                row.show_verdict(sentence, tone)


class SentRow(QWidget):
    """One of them, with what can be done."""

    def __init__(self, sent: "Sent", title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent = sent
        self.title, self.about, self.verdict = strong(title), soft(about), small()
        self.check = link(_("Check it"))
        self.folder = link(_("Show in folder"))
        self.record = link(_("Open the record"))
        for made in (self.check, self.folder, self.record):
            made.setAccessibleDescription(title)
        for made in (self.check, self.folder):
            made.setVisible(sent.folder is not None)
        self.verdict.hide()
        links = QWidget()
        flow = Flow(links, theme.FIELD)
        for made in (self.check, self.folder, self.record):
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for part in (self.title, self.about, links, self.verdict):
            column.addWidget(part)

    def show_verdict(self, sentence: str, tone: str) -> None:
        """Say how it stands."""
        self.verdict.setText(sentence)
        self.verdict.setProperty("tone", tone)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.verdict.show()


def _said(one: "Sent") -> tuple[str, str]:
    """Return when it went to whom, and what it was."""
    day = say_whole_date(one.on)  # among others of other years
    title = _("{day}, to {whom}").format(day=day, whom=one.to_whom) if one.to_whom else day
    parts = [one.file_name or one.what]
    if one.exhibits is not None:
        exhibits = ngettext("{n} exhibit", "{n} exhibits", one.exhibits)
        parts.append(exhibits.format(n=say_number(one.exhibits)))
    if one.how:
        parts.append(one.how)
    return title, " · ".join(parts)
