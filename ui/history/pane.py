"""What happened to one record: when, by whom, and what it said before and after."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.log_pages import PAGE, Entry, RecordChange, RecordHistory, record_history
from ui import icons, theme
from ui.desk import Desk
from ui.history.blocks import block, fill
from ui.jobs import Job
from ui.widgets import button, card_title, link, scrolled, soft
from ui.widgets.tips import tip

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

LONGEST: Final = 120  # letters of a title over the list; all of it is in what hovering shows


class HistoryPane(QWidget):
    """The history of the record that is shown, the newest first; it follows what is done."""

    back_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind, self._record, self._most = "", "", PAGE
        self._job: Job | None = None
        self.back = link(_("Back to the record"))
        self.back.setIcon(icons.icon("arrow-left", "accent"))
        self.back.clicked.connect(self.back_wanted)
        self.title, self.sentence = card_title(_("History")), soft()
        self.older = button(_("Show older"))
        self.older.clicked.connect(self._on_older)
        self.older.hide()
        self._lay_out()
        self.setFocusProxy(self.back)
        desk.changed.connect(self._on_changed)
        desk.day_changed.connect(self._ask)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setProperty("role", "clear")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(theme.INSIDE, theme.TIGHT, theme.INSIDE, theme.INSIDE)
        whole.setSpacing(theme.TIGHT)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.title)
        whole.addWidget(self.sentence)
        self.happened = QVBoxLayout()
        self.happened.setSpacing(0)
        whole.addLayout(self.happened)
        whole.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inner))

    def show_record(self, kind: str, record_id: str) -> None:
        """Show what happened to a record."""
        if (kind, record_id) != (self._kind, self._record):
            self._most = PAGE
            fill(self.happened, ())
            self.sentence.setText("")
            self.title.setText(_("History"))
            self.older.hide()
        self._kind, self._record = kind, record_id
        self._ask()

    def _ask(self) -> None:
        if not self._record:
            return
        if self._job is not None:
            self._job.cancel()
        kind, record, most, today = self._kind, self._record, self._most, self._desk.today()
        self._job = self._desk.ask(
            lambda company: record_history(company, kind, record, today, most),
            self._show,
            owner=self,
        )

    def _show(self, found: RecordHistory) -> None:
        kind = _(kind_of(self._kind).title)
        self.title.setText(_("History of {title}").format(title=_short(found.title)))
        self.title.setToolTip(tip(found.title) if len(found.title) > LONGEST else "")
        if not found.happened:
            self.sentence.setText(_("Nothing is written about this record in the history."))
        else:
            n = len(found.happened) + found.more
            said = ngettext("{kind}, {n} change", "{kind}, {n} changes", n)
            self.sentence.setText(said.format(kind=kind, n=n))
        fill(self.happened, (_block(entry, change) for entry, change in found.happened))
        self.older.setVisible(bool(found.more))

    def _on_older(self) -> None:
        self._most += PAGE
        self._ask()

    def _on_changed(self, changed: "Changed") -> None:
        # what somebody else wrote names no records
        concerned = self._record in changed.ids or not changed.ids
        if concerned and self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard on the way back."""
        super().showEvent(event)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the record."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)


def _short(title: str) -> str:
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"


def _block(entry: Entry, change: RecordChange) -> QWidget:
    about = _("{day}, {time}, by {who}").format(day=entry.day, time=entry.time, who=entry.who)
    return block(entry.name, about, change.fields)
