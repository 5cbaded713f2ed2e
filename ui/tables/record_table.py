"""One kind's records on a page: title, how things are, the tools over the table, and the table."""

from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.browsing import number_of
from desktop.store.transaction import Changed
from ui import theme
from ui.desk import Desk
from ui.preferences import Preferences
from ui.tables import sentences
from ui.tables.columns import Columns
from ui.tables.groups_bar import EVERYTHING, GroupsBar, counted
from ui.tables.model import RecordModel
from ui.tables.selection import Selection
from ui.tables.taking_out import TakingOut
from ui.tables.top import Top
from ui.tables.view import TableOfRecords, files_of
from ui.widgets import Banner, EmptyState, Working

TABLE, EMPTY, NO_HITS = range(3)  # the pages below the tools
LOWEST: Final = 84
TYPING: Final = 150  # milliseconds without a key before the filter is asked for


def scrolling(inside: QWidget) -> QScrollArea:
    """Return an area in which one scrolls to what does not fit."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class RecordTable(QWidget):
    """The list of one kind."""

    chosen = Signal(str)  # the id of the record that a person selected, "" for none
    opened = Signal(str)
    new_wanted = Signal()
    dropped = Signal(list, str)  # files, onto which record ("" for none)
    asked = Signal(str)  # a command for the record that is selected: "void", "history"

    def __init__(
        self, desk: Desk, preferences: Preferences, kind_key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._kind_key = desk, kind_key
        self.model = RecordModel(desk, kind_key, self)
        self.view = TableOfRecords(self.model)
        self.view.setAccessibleName(sentences.title(kind_key))
        self.columns = Columns(self.view, self.model, preferences, kind_key)
        self._load()  # at once: the rows are read while the page is laid out
        self.selection = Selection(self.view, self.model)
        self.top = Top(kind_key, can_add=not desk.read_only)
        self.groups = GroupsBar(kind_key)
        self.taking_out = TakingOut(desk, self)
        self.working, self.banner = Working(), Banner()
        self.empty = EmptyState(*sentences.empty(kind_key))
        self.no_hits = EmptyState("search", *sentences.no_hits(""))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        # on a small screen with large letters what stands above must not be squeezed for it
        self.pages.setMinimumHeight(theme.px(LOWEST))
        for page in (self.view, scrolling(self.empty), scrolling(self.no_hits)):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        for part in (self.top, self.groups, self.banner, self.working):
            whole.addWidget(part)
        whole.addWidget(self.pages, 1)
        self.setFocusProxy(self.view)  # whoever comes back from a record goes on in the rows
        self.setAcceptDrops(True)  # beside the rows as well: there it is for a new record

    def _connect(self) -> None:
        model, view, top = self.model, self.view, self.top
        model.top = view.top_row
        model.loaded.connect(self._on_loaded)
        self._desk.changed.connect(self._on_changed)
        self._desk.day_changed.connect(self.refresh)
        top.filter.textChanged.connect(self._on_typed)
        top.filter.returnPressed.connect(self._on_filter_entered)
        self._typing.timeout.connect(self._narrow)
        top.set_columns_menu(self.columns.menu)
        top.export_wanted.connect(self._on_export)
        top.print_wanted.connect(self.print_list)
        top.add.clicked.connect(self.new_wanted)
        self.groups.chosen.connect(self._on_group)
        self.empty.acted.connect(self._on_new)
        self.no_hits.acted.connect(self._on_show_all)
        self.selection.chosen.connect(self.chosen)
        view.opened.connect(self._on_opened)
        view.typed.connect(self._on_letters)
        view.filter_wanted.connect(self.focus_filter)
        view.new_wanted.connect(self._on_new)
        view.copy_wanted.connect(self._on_copy)
        view.menu_wanted.connect(self._on_menu)
        view.dropped.connect(self._on_dropped)
        out = self.taking_out
        out.began.connect(self.working.start)
        out.told.connect(self.working.tell)
        out.ended.connect(self.working.finish)
        out.failed.connect(lambda sentence: self.banner.show_message(sentence, "red"))
        self.working.stopped.connect(out.stop)

    # --- what others ask of it ------------------------------------------------------------------

    def select(self, record_id: str) -> None:
        """Select a record and scroll to it, now or once it is there; "" selects none."""
        if not record_id:
            self.selection.wait_for(None)
            return
        kind_key = self._kind_key

        def found(number: int | None) -> None:
            self.selection.wait_for(number)

        self._desk.ask(lambda c: number_of(c, kind_key, record_id), found, owner=self)

    def show_voided(self, on: bool) -> None:
        """Show voided records too, or no more."""
        self.model.narrow(voided=on)

    def refresh(self) -> None:
        """Read everything anew; what is selected stays so."""
        self._is_stale = True
        if self.isVisible():
            self._load()

    def focus_filter(self) -> None:
        """Go to the filter field."""
        self.top.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.filter.selectAll()

    # --- reading --------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._load()

    def _load(self) -> None:
        self._is_stale = False
        self.model.load(anew=True)

    def _on_changed(self, changed: Changed) -> None:
        if self.model.is_concerned(changed.kinds):
            self.refresh()

    def _on_loaded(self) -> None:
        model = self.model
        counts = counted(model.standings)
        narrowed = model.asked.is_narrowed
        self.top.sentence.setText(
            sentences.how_things_are(
                self._kind_key, model.total, len(model.numbers) if narrowed else None, counts
            )
        )
        self.groups.show_counts(counts, model.total)
        is_empty = not model.numbers and not narrowed
        self.top.show_empty(is_empty)
        self.top.allow_export(bool(model.numbers))
        self.pages.setCurrentIndex(self._page())

    def _page(self) -> int:
        """The table, or what stands in its place where there is nothing to show."""
        if self.model.numbers:
            return TABLE
        if self.model.asked.is_narrowed:
            self.no_hits.show_message(*sentences.no_hits(self.model.asked.filter_text))
            return NO_HITS
        _icon, title, purpose, add = sentences.empty(self._kind_key)
        self.empty.show_message(title, purpose, "" if self._desk.read_only else add)
        return EMPTY

    # --- narrowing ------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_letters(self, letters: str) -> None:
        self.top.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self.top.filter.setText(letters)

    def _on_filter_entered(self) -> None:
        """Enter in the filter goes to what it found."""
        self._narrow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self) -> None:
        self._typing.stop()
        self.view.scrollToTop()
        self.model.narrow(filter_text=self.top.filter.text())

    def _on_group(self, key: str) -> None:
        self.view.scrollToTop()
        self.model.narrow(group=key)

    def _on_show_all(self) -> None:
        self.top.filter.clear()
        self.groups.choose(EVERYTHING)
        self._typing.stop()
        self.model.narrow(filter_text="", group="")
        self.focus_filter()

    # --- rows -----------------------------------------------------------------------------------

    def _id_at(self, row: int) -> str:
        shown = self.model.shown(row) if row >= 0 else None
        return shown.record_id if shown else ""

    def _on_opened(self, row: int) -> None:
        if record_id := self._id_at(row):
            self.opened.emit(record_id)

    def _on_new(self) -> None:
        if not self._desk.read_only:
            self.new_wanted.emit()

    def _on_dropped(self, paths: list[Any], row: int) -> None:
        if not self._desk.read_only:
            self.dropped.emit(paths, self._id_at(row))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := files_of(event):
            event.acceptProposedAction()
            self._on_dropped(paths, -1)

    def _on_menu(self, where: QPoint, row: int) -> None:
        record_id = self._id_at(row)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if record_id:
            menu.addAction(_("Open")).triggered.connect(lambda: self.opened.emit(record_id))
            menu.addAction(_("Copy")).triggered.connect(self._on_copy)
            menu.addAction(_("Print…")).triggered.connect(self.print_chosen)
            menu.addAction(_("History")).triggered.connect(lambda: self.asked.emit("history"))
            if not self._desk.read_only:
                menu.addSeparator()
                menu.addAction(_("Void…")).triggered.connect(lambda: self.asked.emit("void"))
        elif not self._desk.read_only:
            menu.addAction(self.top.add.text()).triggered.connect(self.new_wanted)
        if not menu.isEmpty():
            menu.popup(where)

    # --- taking out -----------------------------------------------------------------------------

    def _on_copy(self) -> None:
        if self.model.source is not None:
            rows = self.view.selected_rows()
            self.taking_out.copy(self.model.source, self.columns.shown(), rows)

    def print_list(self) -> None:
        """Show the list as it will be printed."""
        if self.model.source is not None and self.model.numbers:
            asked = self.model.asked
            sentence = sentences.which(self._kind_key, asked.group, asked.filter_text)
            self.taking_out.print(self.model.source, self.columns.shown(), sentence)
        else:
            self._desk.say(_("There is nothing in this list to print."))

    def print_chosen(self) -> None:
        """Show the records of the rows that are selected as they will be printed."""
        if self.model.source is not None:
            self.taking_out.print_records(self.model.source, self.view.selected_rows())

    def _on_export(self) -> None:
        if self.model.source is not None:
            self.taking_out.export(self.model.source, self.columns.shown())
