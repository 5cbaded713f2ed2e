"""The guide in a window of its own: pages on the left, the text on the right, a search above."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.language import _, ngettext
from ui import theme
from ui.guide.pages import GuidePage, guide_pages, key_of
from ui.guide.pictures import ENDING, PictureWindow
from ui.guide.text import GuideText
from ui.widgets import SearchField, quiet, small

PAGE: Final = Qt.ItemDataRole.UserRole
WIDTH, HEIGHT, LIST = 980, 700, 250
LIST_AT_MOST: Final = 36  # percent: on a small screen with large letters the text needs the room


class GuideWindow(QWidget):
    """Stays open beside the work; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Guide"))
        self.setProperty("role", "page")
        room = self.screen().availableSize()
        self.resize(min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height()))
        self._pages: dict[str, GuidePage] = {page.key: page for page in guide_pages()}
        self._before: list[str] = []  # where one was, the last place last
        self._remembers = False  # whether leaving a page is a step that one may want to take back
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages of the guide"))
        self.list.setProperty("role", "sidebar")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = GuideText()
        self.search = SearchField(_("Search the guide"))
        self.search.setMinimumWidth(self.search.sizeHint().width())
        self.found = small()
        self.found.hide()
        self.back = quiet("arrow-left", _("Back to where you were (Alt+Left)"))
        self._lay_out()
        self._connect()
        for page in self._pages.values():
            item = QListWidgetItem(page.title, self.list)
            item.setData(PAGE, page.key)
        self.list.setCurrentRow(0)
        self.back.setEnabled(False)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setProperty("role", "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(*([theme.FIELD] * 4))
        column.setSpacing(theme.NEAR)
        top = QHBoxLayout()
        top.setSpacing(theme.TIGHT)
        top.addWidget(self.back)
        top.addWidget(self.search, 1)
        column.addLayout(top)
        column.addWidget(self.found)
        column.addWidget(self.list, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        list_ = min(theme.px(LIST), self.width() * LIST_AT_MOST // 100)
        split.setSizes([list_, self.width() - list_])
        split.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.text.link_wanted.connect(self._on_link)
        self.list.currentItemChanged.connect(self._on_page)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_next)
        self.back.clicked.connect(self._on_back)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self, self._on_back)

    # --- pages ----------------------------------------------------------------------------------

    @property
    def current(self) -> str:
        """The key of the page that is shown."""
        key: str = self.list.currentItem().data(PAGE)
        return key

    def show_page(self, where: str) -> None:
        """Show a page, at the heading after "#" where there is one; the first page if unknown."""
        self.search.clear()
        self._remembers = self.isVisible()
        self.show()  # first: how far down a heading is depends on how wide the text is
        self._go(where)
        self._remembers = True
        self.raise_()
        self.activateWindow()
        self.text.setFocus()

    def _go(self, where: str) -> None:
        key, _mark, heading = where.partition("#")
        key = self._page_with(key, heading)
        self._choose(key if key in self._pages else next(iter(self._pages)))
        if not (heading and self.text.go_to_heading(heading)):
            self.text.go_to_heading(self._pages[self.current].title)

    def _page_with(self, key: str, heading: str) -> str:
        """Return the page that tells of a heading: that of its tab, or another where it has one."""
        line = f"\n## {heading}\n"
        if not heading or (key in self._pages and line in self._pages[key].text()):
            return key
        return next((page.key for page in self._pages.values() if line in page.text()), key)

    def _choose(self, key: str) -> None:
        row = next(r for r in range(self.list.count()) if self.list.item(r).data(PAGE) == key)
        self.list.setCurrentRow(row)

    def _on_page(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if before is not None and self._remembers:
            self._remember(before.data(PAGE))
        self.text.show_page(self._pages[item.data(PAGE)])

    def _on_link(self, target: str) -> None:
        url = QUrl(target)
        if not url.isRelative():
            QDesktopServices.openUrl(url)
            return
        file, fragment = url.path(), url.fragment()
        if file.endswith(ENDING):
            page = self._pages[self.current]
            PictureWindow(page.path.parent / file, page.title, self).show()
            return
        key = key_of(file) if file else self.current
        if key == self.current:
            self._remember(key)
        self.search.clear()
        self._go(f"{key}#{fragment}")

    def _remember(self, key: str) -> None:
        self._before.append(f"{key}#{self.text.top_heading()}")
        self.back.setEnabled(True)

    def _on_back(self) -> None:
        if self._before:
            self._remembers = False
            self._go(self._before.pop())
            self._remembers = True
            self.back.setEnabled(bool(self._before))

    # --- search ---------------------------------------------------------------------------------

    def _on_search(self, typed: str) -> None:
        """Leave the pages on which every typed word stands, and show the first with them marked."""
        words = typed.split()
        fitting = 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = self._pages[item.data(PAGE)].holds(words)
            item.setHidden(not fits)
            fitting += fits
        self.found.setVisible(bool(words))
        self.found.setText(_said(fitting, typed))
        self.text.mark(words)
        if words and fitting and self.list.currentItem().isHidden():
            self._turn(0)
        if words and fitting:
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.text.next_mark()

    def _on_next(self) -> None:
        """Enter goes to the next place, on this page or the next one that fits."""
        if self.search.text().strip() and not self.text.next_mark():
            self._turn(self.list.currentRow() + 1)
            self.text.next_mark()

    def _turn(self, first: int) -> None:
        rows = [*range(first, self.list.count()), *range(first)]
        row = next((r for r in rows if not self.list.item(r).isHidden()), None)
        if row is not None and row != self.list.currentRow():
            self._remembers = False
            self.list.setCurrentRow(row)
            self._remembers = True
        elif row is not None:
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)


def _said(fitting: int, typed: str) -> str:
    if fitting:
        said = ngettext("On {n} page. Enter goes on.", "On {n} pages. Enter goes on.", fitting)
        return said.format(n=fitting)
    words = " ".join(typed.split())
    words = words if len(words) <= 40 else words[:39] + "…"
    return _("The guide does not say “{words}”. Try fewer letters, or another word for it.").format(
        words=words
    )
