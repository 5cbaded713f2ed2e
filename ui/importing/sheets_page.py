"""The second step: every sheet with what it is taken for, and the one that is being looked at."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services.import_draft import Draft
from desktop.services.import_sheets import SheetView
from ui import icons, theme
from ui.desk import Desk
from ui.folders import in_documents
from ui.importing.papers_pane import PapersPane
from ui.importing.sheet_pane import SheetPane
from ui.jobs import READ
from ui.widgets import link, tip

LIST_SHARE = 28  # percent of the width
LONGEST = 60  # letters of a name in the list; the tooltip says all of it


class _Now(NamedTuple):
    """How the sheets are read after a change: all of them, and how many could follow it."""

    views: list[SheetView]
    others: int


class SheetsPage(QWidget):
    """A list of sheets on the left; on the right the sheet, where a person puts it right."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: Draft | None = None
        self._views: list[SheetView] = []
        self._untouched: set[int] = set()  # those that are read as they were the last time
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sheets and files"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.list.setProperty("role", "sidebar")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.pane, self._papers = SheetPane(), PapersPane()
        self._right = QStackedWidget()
        self._area = QScrollArea()  # large letters on a small screen need more than there is
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.pane)
        self._right.addWidget(self._area)
        self._right.addWidget(self._papers)
        self.load = link(_("Load these choices from a file…"))
        self.save = link(_("Save these choices as a file…"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.TIGHT)
        left.addWidget(self.list, 1)
        left.addWidget(self.save)
        left.addWidget(self.load)
        self.list.setMinimumWidth(theme.px(120))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, LIST_SHARE)
        whole.addWidget(self._right, 100 - LIST_SHARE)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        pane = self.pane
        pane.kind_chosen.connect(lambda key: self._correct(lambda d, n: d.set_kind(n, key)))
        pane.meaning_chosen.connect(
            lambda column, key: self._correct(lambda d, n: d.set_meaning(n, column, key))
        )
        pane.order_chosen.connect(
            lambda column, order: self._correct(lambda d, n: d.set_order(n, column, order))
        )
        pane.basis_chosen.connect(lambda key: self._correct(lambda d, n: d.set_basis(n, key)))
        pane.header_chosen.connect(lambda row: self._correct(lambda d, n: d.set_header(n, row)))
        pane.others_wanted.connect(lambda: self._correct(lambda d, n: d.set_others_like(n)))
        pane.guess_wanted.connect(self._on_guess_wanted)
        self.load.clicked.connect(self._on_load)
        self.save.clicked.connect(self._on_save)

    # --- showing --------------------------------------------------------------------------------

    def show_draft(self, draft: Draft) -> None:
        """Show what was found."""
        self._draft, self._views = draft, draft.views()
        self._untouched = set(draft.recalled)
        self.list.clear()
        for view in self._views:
            self.list.addItem(QListWidgetItem())
            self._name(self.list.count() - 1, view)
        if draft.files:
            n = len(draft.files)
            words = ngettext("Evidence: {n} file", "Evidence: {n} files", n).format(n=n)
            self.list.addItem(QListWidgetItem(icons.icon("paperclip", "soft"), words))
        asking = (n for n, view in enumerate(self._views) if view.questions or view.lacking)
        self.list.setCurrentRow(next(asking, 0))

    def go(self, number: int, heading: str) -> None:
        """Show one sheet and, in it, the column of that heading."""
        self.list.setCurrentRow(number)
        self.pane.table.go(heading)

    def _name(self, number: int, view: SheetView) -> None:
        item = self.list.item(number)
        item.setText(f"{_short(view.title)}\n{_said(view)}")
        item.setToolTip(tip(f"{view.title}\n{_said(view)}"))
        tone = "amber" if _wants_a_look(view) else "soft"
        item.setIcon(icons.icon("triangle-alert" if tone == "amber" else "table", tone))

    def _on_row_changed(self, number: int) -> None:
        if self._draft is None or number < 0:
            return
        if number >= len(self._views):
            self._papers.show_names(self._draft.files)
            self._right.setCurrentWidget(self._papers)
            return
        self._right.setCurrentWidget(self._area)
        self._show(number, 0)
        draft = self._draft
        self._desk.ask(
            lambda _company: len(draft.alike(number)),
            lambda others: self._show_if_current(number, others),
            owner=self,
        )

    def _show_if_current(self, number: int, others: int) -> None:
        if self.list.currentRow() == number:
            self._show(number, others)

    def _show(self, number: int, others: int) -> None:
        recalled = number in self._untouched
        self.pane.show_view(self._views[number], recalled=recalled, others=others)

    # --- correcting -----------------------------------------------------------------------------

    def _correct(self, change: Callable[[Draft, int], None]) -> None:
        draft, number = self._draft, self.list.currentRow()
        if draft is None or not 0 <= number < len(self._views):
            return

        def work(_company: object) -> _Now:
            change(draft, number)
            return _Now(draft.views(), len(draft.alike(number)))

        self._desk.ask(
            work,
            lambda now: self._on_corrected(number, now),
            owner=self,
            refused=lambda fault: self._on_refused(number, fault),
        )

    def _on_corrected(self, number: int, now: _Now) -> None:
        self._untouched.discard(number)
        self._views = now.views
        for row, view in enumerate(now.views):
            if row == self.list.count() or self._is_papers(row):
                self.list.insertItem(row, QListWidgetItem())
            self._name(row, view)
        self._show_if_current(number, now.others)
        self.changed.emit()

    def _is_papers(self, row: int) -> bool:
        has_papers = bool(self._draft and self._draft.files)
        return has_papers and row == self.list.count() - 1

    def _on_refused(self, number: int, fault: Refused) -> None:
        self.pane.show_fault(str(fault), self._views[number])

    def _on_guess_wanted(self) -> None:
        self._correct(lambda draft, number: draft.guess_again(number))

    # --- choices as a file ----------------------------------------------------------------------

    def _on_save(self) -> None:
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save what the columns mean"),
            in_documents(_("Columns.toml")),
            _("Choices (*.toml)"),
        )
        draft = self._draft
        if name and draft is not None:
            path = Path(name).with_suffix(".toml")
            self._desk.jobs.run(
                READ,
                lambda _job: draft.save_mapping(path),
                owner=self,
                unavailable=self._on_file_fault,
            )

    def _on_load(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Load what the columns mean"), in_documents(), _("Choices (*.toml)")
        )
        if name:
            self._correct(lambda draft, _number: draft.load_mapping(Path(name)))

    def _on_file_fault(self, fault: Unavailable) -> None:
        self.pane.banner.show_message(str(fault), "red")


def _short(title: str) -> str:
    """A name of two hundred letters would push every other sheet out of sight."""
    return title if len(title) <= LONGEST else title[:LONGEST].rstrip() + "…"


def _wants_a_look(view: SheetView) -> bool:
    return not view.kind or bool(view.questions or view.lacking)


def _said(view: SheetView) -> str:
    if view.questions:
        n = view.questions
        asked = ngettext("{n} question", "{n} questions", n).format(n=n)
        return _("{reading} · {asked}").format(reading=view.reading, asked=asked)
    return view.reading
