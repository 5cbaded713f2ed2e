"""The row below a page: turns to another one, and shows it larger, smaller or as it fits."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.preview.pages_view import STEP, PagesView
from ui.widgets import link, quiet, soft

Keyed = tuple[Sequence[str], Callable[[], object]]  # any of these keys do this


class PageControls(QWidget):
    """Buttons for the pages of a view; `more` stand at the end, and are their owner's to know."""

    def __init__(self, pages: PagesView, more: Iterable[QWidget] = ()) -> None:
        super().__init__()
        self._pages = pages
        self.back = quiet("chevron-left", _("Page before (PgUp)"))
        self.on = quiet("chevron-right", _("Next page (PgDn)"))
        self.where = soft()
        self.where.setWordWrap(False)
        self.smaller = quiet("zoom-out", _("Smaller (Ctrl+-)"))
        self.larger = quiet("zoom-in", _("Larger (Ctrl++)"))
        self.fitting = link(_("Fit"))
        self.fitting.setAccessibleName(_("Fit again (Ctrl+0)"))
        self.fitting.setToolTip(_("Fit again (Ctrl+0)"))
        self._turning: list[QWidget] = [self.back, self.where, self.on]
        self._sizing: list[QWidget] = [self.smaller, self.larger, self.fitting]
        self._lay_out(more)
        self.back.clicked.connect(lambda: pages.turn_to(pages.page - 1))
        self.on.clicked.connect(lambda: pages.turn_to(pages.page + 1))
        self.smaller.clicked.connect(lambda: pages.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: pages.zoom(STEP))
        self.fitting.clicked.connect(pages.fit)

    def _lay_out(self, more: Iterable[QWidget]) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.TIGHT // 2)
        for widget in self._turning:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (*self._sizing, *more):
            row.addWidget(widget)

    def take_keys(self, owner: QWidget, more: Iterable[Keyed] = ()) -> None:
        """Let the same be done by keys wherever the focus is in `owner`, and `more` besides."""
        pages = self._pages
        own: tuple[Keyed, ...] = (
            (("Ctrl++", "Ctrl+="), lambda: pages.zoom(STEP)),
            (("Ctrl+-",), lambda: pages.zoom(1 / STEP)),
            (("Ctrl+0",), pages.fit),
        )
        for keys, act in (*own, *more):
            short = QShortcut(owner)
            short.setKeys([QKeySequence(key) for key in keys])
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(act)

    def show_state(self, *, is_page: bool) -> None:
        """Show what can be done with the page that is shown, if one is."""
        pages = self._pages
        for widget in self._turning:
            widget.setVisible(is_page and pages.pages > 1)
        for widget in self._sizing:
            widget.setVisible(is_page)
        where = _("page {page} of {pages}")
        self.where.setText(where.format(page=pages.page + 1, pages=pages.pages))
        self.back.setEnabled(pages.page > 0)
        self.on.setEnabled(pages.page < pages.pages - 1)
        self.fitting.setEnabled(pages.is_zoomed)
