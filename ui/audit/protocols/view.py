"""Protocols in the middle of Audit & package: the list, and the pages that it leads to."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refused
from ui.audit.keys import PROTOCOLS
from ui.audit.protocols.back_row import BackPage
from ui.audit.protocols.editor_page import EditorPage
from ui.audit.protocols.fault_page import FaultPage
from ui.audit.protocols.follow_page import FollowPage
from ui.audit.protocols.list_page import ListPage
from ui.audit.protocols.sheet_page import SheetPage
from ui.audit.views import AuditView
from ui.desk import Desk
from ui.places import Place

EDIT: Final = "edit"  # the job of a place: the editor of a record
FOLLOW: Final = "follow"


class ProtocolsView(AuditView):
    """One page at a time; each of the others leads back to the list."""

    key = PROTOCOLS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = ListPage(desk)
        self.faults = FaultPage()
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.stack.addWidget(self.list)
        self._editor: EditorPage | None = None
        self._follow: FollowPage | None = None
        self._sheet: SheetPage | None = None
        self._put(self.faults)
        self.stack.setCurrentWidget(self.list)
        self.list.edit_wanted.connect(self.edit)
        self.list.follow_wanted.connect(self.follow)
        self.list.sheet_wanted.connect(self.read_sheet)
        self.list.faulty.connect(self._on_faulty)

    # --- its pages, made when they are first looked at ------------------------------------------

    def _put(self, page: BackPage) -> None:
        self.stack.addWidget(page)
        page.left.connect(lambda: self.stack.setCurrentWidget(self.list))

    @property
    def editor(self) -> EditorPage:
        """The editor of a protocol of one's own."""
        if self._editor is None:
            self._editor = EditorPage(self._desk)
            self._editor.form.saved.connect(self.list.choose)
            self._put(self._editor)
        return self._editor

    @property
    def follow_page(self) -> FollowPage:
        """Which readiness questions stand behind the questions."""
        if self._follow is None:
            self._follow = FollowPage(self._desk)
            self._follow.saved.connect(self._on_saved)
            self._put(self._follow)
        return self._follow

    @property
    def sheet_page(self) -> SheetPage:
        """A sheet before it is saved."""
        if self._sheet is None:
            self._sheet = SheetPage(self._desk)
            self._sheet.saved.connect(self._on_saved)
            self._sheet.failed.connect(self._on_faulty)
            self._put(self._sheet)
        return self._sheet

    # --- where a person goes --------------------------------------------------------------------

    def edit(self, record_id: str, question: str = "") -> None:
        """Open the editor of a protocol of one's own, at one of its questions."""
        self.editor.open(record_id, question)
        self.stack.setCurrentWidget(self.editor)

    def follow(self, record_id: str) -> None:
        """Show what the questions of a protocol follow."""
        self.follow_page.open(record_id)
        self.stack.setCurrentWidget(self.follow_page)

    def read_sheet(self, path: Path, into: str) -> None:
        """Show what a sheet says before it is saved."""
        self.sheet_page.open(path, into)
        self.stack.setCurrentWidget(self.sheet_page)

    def _on_saved(self, record_id: str) -> None:
        self.list.choose(record_id)
        self.stack.setCurrentWidget(self.list)

    def _on_faulty(self, name: str, refused: Refused) -> None:
        self.faults.show_faults(name, refused)
        self.stack.setCurrentWidget(self.faults)

    # --- as a view ------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Show a protocol, or its editor where the job of the place is "edit"."""
        record_id = place.record_id or ""
        if record_id:
            self.list.choose(record_id)
        if record_id and place.job == EDIT:
            self.edit(record_id, str(place.values.get("question", "")))
        elif record_id and place.job == FOLLOW:
            self.follow(record_id)
        else:
            self.stack.setCurrentWidget(self.list)

    def here(self) -> Place | None:
        shown = self.list.chosen
        record_id = shown.record_id if shown is not None else ""
        if self.stack.currentWidget() is self._editor and self._editor is not None:
            return Place("audit", self.key, self._editor.form.record_id, job=EDIT)
        return Place("audit", self.key, record_id or None)

    def keep_safe(self) -> None:
        if self._editor is not None:
            self._editor.keep_safe()
