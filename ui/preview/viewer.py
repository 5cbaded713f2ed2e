"""Looks at one file of evidence: its pages, its picture or its first words, and how to move."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.records.hidden_part import HIDDEN_PART
from desktop.services.evidence import EvidenceShown, content_of, family_of, words_of
from desktop.store.file import CompanyFile
from ui import theme
from ui.desk import Desk
from ui.jobs import Job
from ui.preview.handling import handling_of
from ui.preview.on_page import OnPage
from ui.preview.page_controls import PageControls
from ui.preview.pages_view import PagesView
from ui.preview.picture import FAMILIES, Picture, picture_of
from ui.widgets import quiet

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

WHOLE: Final = ("jpeg", "png", "heic")  # photos are seen as a whole, papers are read by width


@dataclass(frozen=True)
class _Content:
    data: bytes = b""
    words: str = ""
    fault: str = ""
    hidden: tuple[OnPage, ...] = ()


class Viewer(QWidget):
    """Shows one file; everything is read and drawn in the background.

    Where `is_as_sent` is set, what is hidden of it by hand is black, as in a package.
    """

    enlarge_wanted = Signal()
    drawn = Signal()  # a page, words or a sentence came; for those who wait for it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._handling = desk, handling_of(desk)
        self.is_as_sent = False
        self._shown: EvidenceShown | None = None
        self._content = _Content()
        self._reading: Job | None = None
        self._drawing: Job | None = None
        self.pages = PagesView()
        self.words = QPlainTextEdit()
        self.stack = QStackedWidget()
        self._make_controls()
        self._lay_out()
        desk.changed.connect(self._on_changed)
        self.pages.wanted.connect(self._on_wanted)
        self.pages.turned.connect(self._show_controls)
        self._show_controls()

    # --- how it is made -------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.turn = quiet("rotate-cw", _("Turn the view (Ctrl+R)"))
        self.enlarge = quiet("maximize", _("Open in a window of its own (Enter)"))
        self.turn.clicked.connect(self.pages.rotate)
        self.enlarge.clicked.connect(self.enlarge_wanted)
        self.controls = PageControls(self.pages, (self.turn, self.enlarge))
        self.controls.take_keys(self, [(("Ctrl+R",), self.pages.rotate)])

    def _lay_out(self) -> None:
        self.words.setReadOnly(True)
        self.words.setAccessibleName(_("The first words of this file"))
        self.words.setTabChangesFocus(True)
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.TIGHT)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.controls)

    # --- what is shown --------------------------------------------------------------------------

    @property
    def shown(self) -> EvidenceShown | None:
        """The file that is shown."""
        return self._shown

    def show_file(self, shown: EvidenceShown | None) -> None:
        """Show a file, or none; one that is shown already is left as it is."""
        if shown is not None and self._shown is not None and shown.id == self._shown.id:
            self._shown = shown
            return
        for job in (self._reading, self._drawing):
            if job is not None:
                job.cancel()
        self._reading = self._drawing = None
        self._shown, self._content = shown, _Content()
        self.pages.clear()
        self.words.clear()
        self.stack.setCurrentWidget(self.pages)
        self._show_controls()
        if shown is not None:
            is_as_sent = self.is_as_sent
            self._reading = self._desk.ask(
                lambda company: _read(company, shown, is_as_sent=is_as_sent),
                self._on_content,
                owner=self,
            )

    def _on_content(self, content: _Content) -> None:
        shown = self._shown
        if shown is None:
            return
        self._content = content
        self.pages.hide_parts(content.hidden)
        family = family_of(shown)
        if content.data and family in FAMILIES:
            self.pages.start(shown.name, whole=family in WHOLE)
        else:
            self._say_words(content.fault)

    def _on_changed(self, changed: "Changed") -> None:
        shown = self._shown
        if self.is_as_sent and shown is not None and HIDDEN_PART.key in changed.kinds:
            self._desk.ask(
                lambda company: _hidden_of(company, shown), self.pages.hide_parts, owner=self
            )

    def _on_wanted(self, page: int, width: int) -> None:
        shown, data = self._shown, self._content.data
        if shown is None or not data:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        family = family_of(shown)
        self._drawing = self._handling.run(
            lambda intake, _outside: picture_of(data, shown.name, family, page, width, intake),
            lambda picture: self._on_drawn(page, picture),
            owner=self,
            refused=self._on_not_drawn,
            unavailable=self._on_not_drawn,
        )

    def _on_drawn(self, page: int, picture: Picture) -> None:
        self.stack.setCurrentWidget(self.pages)
        self.pages.show_picture(page, picture)
        self._show_controls()
        self.drawn.emit()

    def _on_not_drawn(self, fault: Refused | Unavailable) -> None:
        self._say_words(str(fault))

    def _say_words(self, fault: str) -> None:
        """Show the words of a file that is no picture, or why there is nothing to see."""
        words = self._content.words
        if not words:
            fault = fault or _("This kind of file is not shown here. Open it outside.")
        self.words.setPlainText("\n\n".join(part for part in (fault, words) if part))
        self.stack.setCurrentWidget(self.words)
        self._show_controls()
        self.drawn.emit()

    def _show_controls(self) -> None:
        is_page = self.stack.currentWidget() is self.pages and not self.pages.is_empty
        self.controls.show_state(is_page=is_page)
        self.turn.setVisible(is_page)
        self.controls.setVisible(self._shown is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.enlarge_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: object) -> None:
        self.enlarge_wanted.emit()


def _read(company: CompanyFile, shown: EvidenceShown, *, is_as_sent: bool) -> _Content:
    try:
        data = content_of(company, shown.id)
    except Unavailable as fault:
        return _Content(fault=str(fault))
    hidden = _hidden_of(company, shown) if is_as_sent else ()
    return _Content(data, words_of(company, shown.id), hidden=hidden)


def _hidden_of(company: CompanyFile, shown: EvidenceShown) -> tuple[OnPage, ...]:
    from desktop.services.redaction.standing import standing_of

    return tuple((part.page, part.box) for part in standing_of(company, shown.id).parts)
