"""The text of one page of the guide: dressed like the window, with what is sought marked in it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop.language import _
from desktop.values.folding import fold
from ui import theme
from ui.guide.dress import blocks_of, dress, level_of, make_room
from ui.guide.pages import GuidePage
from ui.guide.pictures import fit_pictures


class GuideText(QTextBrowser):
    """Shows a page; links are for who holds it to follow."""

    link_wanted = Signal(str)  # where it leads, as it is written

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Text of the guide"))
        self.setOpenLinks(False)
        self.setProperty("role", "page")
        self._page: GuidePage | None = None
        self._sought: Sequence[str] = ()
        self._fitted = (0, 0.0)  # how wide the pictures were made, at how many pixels each
        self._marks: list[QTextCursor] = []  # kept: what Qt hands back of them does not live
        self.anchorClicked.connect(lambda url: self.link_wanted.emit(url.toString()))
        theme.watch().changed.connect(self._on_look_changed)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.setSearchPaths([str(page.path.parent)])
        self.setMarkdown(page.text())
        dress(self.document())
        self._fitted = 0, 0.0  # what was made on the way, as the bar came and went, is gone
        self._fit()
        self.mark(self._sought)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def page_folder(self) -> Path:
        """Return the folder from which the page leads to its pictures."""
        return self._page.path.parent if self._page is not None else Path()

    def headings(self) -> list[str]:
        """Return the headings of the page that is shown."""
        return [block.text() for block in blocks_of(self.document()) if level_of(block)]

    def go_to_heading(self, heading: str) -> bool:
        """Bring a heading to the top; False where the page has none of these words."""
        wanted = fold(heading)
        for block in blocks_of(self.document()):
            if level_of(block) and fold(block.text()) == wanted:
                self.setTextCursor(QTextCursor(block))
                self._bring_to_top()
                return True
        return False

    def top_heading(self) -> str:
        """Return the last heading at or above the cursor."""
        block = self.textCursor().block()
        while block.isValid() and not level_of(block):
            block = block.previous()
        return block.text()

    def _bring_to_top(self) -> None:
        self.document().size()  # lays out all of it: until then one cannot scroll so far
        bar, is_first = self.verticalScrollBar(), self.textCursor().block().blockNumber() == 0
        above = theme.px(theme.NEAR)
        bar.setValue(0 if is_first else bar.value() + self.cursorRect().top() - above)

    # --- what is sought -------------------------------------------------------------------------

    def mark(self, words: Sequence[str]) -> None:
        """Mark every place where one of the words stands."""
        self._sought = words
        look = QTextCharFormat()
        look.setBackground(theme.color("amber_back"))
        look.setFontUnderline(True)  # a colour alone says nothing to many
        self._marks = []
        for word in filter(None, words):
            found = self.document().find(word)
            while not found.isNull():
                self._marks.append(found)
                found = self.document().find(word, found)
        self._marks.sort(key=QTextCursor.selectionStart)
        self.setExtraSelections([_selection(place, look) for place in self._marks])

    def marked(self) -> list[str]:
        """Return what is marked, in the words of the page."""
        return [place.selectedText() for place in self._marks]

    def next_mark(self) -> bool:
        """Go to the next place that is marked; False after the last one."""
        here = self.textCursor().position()
        for place in self._marks:
            if place.selectionStart() >= here and place.selectionEnd() > here:
                self.setTextCursor(place)
                self.ensureCursorVisible()
                return True
        return False

    # --- room and look --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep lines readable, and pictures as wide as the lines."""
        document, width = self.document(), self.viewport().width()
        make_room(document, width)
        if self._page is not None:
            room = document.rootFrame().frameFormat()
            lines = width - round(room.leftMargin() + room.rightMargin())
            ratio = self.devicePixelRatioF()
            if (lines, ratio) != self._fitted:
                self._fitted = lines, ratio
                fit_pictures(document, self.page_folder(), lines, ratio)

    def _on_look_changed(self) -> None:
        if self._page is not None:
            at = self.top_heading()
            self.show_page(self._page)
            self.go_to_heading(at)


def _selection(place: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = place, look
    return made
