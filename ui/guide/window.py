"""The guide in a window of its own: pages on the left, the text on the right, a search above."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.language import _
from ui import theme
from ui.guide.pages import GuidePage, guide_pages
from ui.widgets import SearchField

PAGE: Final = Qt.ItemDataRole.UserRole


class GuideWindow(QWidget):
    """Stays open beside the work; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Guide"))
        self.resize(theme.px(960), theme.px(680))
        self._pages: dict[str, GuidePage] = {page.key: page for page in guide_pages()}
        self._list = QListWidget()
        self._list.setAccessibleName(_("Pages of the guide"))
        self._list.setProperty("role", "sidebar")
        self._text = QTextBrowser()
        self._text.setAccessibleName(_("Text of the guide"))
        self._text.setOpenLinks(False)
        self._text.setProperty("role", "page")
        self._text.document().setDocumentMargin(theme.px(24))
        self._search = SearchField(_("Search the guide"))
        self._search.setAccessibleName(_("Search the guide"))
        self._lay_out()
        self._text.anchorClicked.connect(self._on_link)
        self._list.currentItemChanged.connect(self._on_page)
        self._search.textChanged.connect(self._on_search)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)
        for page in self._pages.values():
            item = QListWidgetItem(page.title, self._list)
            item.setData(PAGE, page.key)
        self._list.setCurrentRow(0)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(*([theme.px(12)] * 4))
        column.addWidget(self._search)
        column.addWidget(self._list)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._text)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(260), theme.px(700)])
        split.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def show_page(self, where: str) -> None:
        """Show a page, at the heading after "#" where there is one; the first page if unknown."""
        key, _mark, heading = where.partition("#")
        for row in range(self._list.count()):
            if self._list.item(row).data(PAGE) == key:
                self._list.setCurrentRow(row)
                break
        if heading:
            self._scroll_to(heading)
        self.show()
        self.raise_()
        self.activateWindow()
        self._text.setFocus()

    @property
    def current(self) -> str:
        """The key of the page that is shown."""
        key: str = self._list.currentItem().data(PAGE)
        return key

    def _on_page(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        page = self._pages[item.data(PAGE)]
        self._text.setSearchPaths([str(page.path.parent)])
        self._text.setMarkdown(page.text())
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _scroll_to(self, heading: str) -> None:
        block = self._text.document().begin()
        while block.isValid():
            if _is_heading(block) and block.text().casefold() == heading.casefold():
                cursor = QTextCursor(block)
                # from the end, so that the heading comes to stand at the top
                self._text.moveCursor(QTextCursor.MoveOperation.End)
                self._text.setTextCursor(cursor)
                return
            block = block.next()

    def _on_link(self, url: QUrl) -> None:
        if url.isRelative():
            name = url.path().removesuffix(".md").partition("-")[2] or url.path()
            self.show_page(f"{name}#{url.fragment()}" if url.hasFragment() else name)
        else:
            QDesktopServices.openUrl(url)

    def _on_search(self, typed: str) -> None:
        """Leave the pages on which every typed word stands, and go to the first."""
        words = typed.casefold().split()
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            text = self._pages[item.data(PAGE)].text().casefold()
            item.setHidden(not all(word in text for word in words))
            if first is None and not item.isHidden():
                first = row
        if first is not None:
            self._list.setCurrentRow(first)
            if words:
                self._text.find(words[0])


def _is_heading(block: QTextBlock) -> bool:
    return block.blockFormat().headingLevel() > 0
