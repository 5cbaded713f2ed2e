"""The page of all protocols: on the left which there are, on the right what is known of one."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.protocols.choosing import CHOOSING, Listed, choose_protocol, listed
from desktop.services.protocols.files import take_file, write_file
from desktop.services.protocols.saving import next_edition
from desktop.services.protocols.taking import make_ours
from desktop.store.file import CompanyFile
from ui import theme
from ui.audit.protocols import detail as details
from ui.audit.protocols.detail import Detail
from ui.audit.protocols.dropping import file_in, is_protocol
from ui.audit.protocols.protocol_list import ProtocolList, key_of
from ui.desk import Desk
from ui.element.read_page import ReadPage
from ui.folders import in_documents
from ui.places import Place
from ui.widgets import button, scrolled

SIDE: Final = 260
KINDS: Final = "Protocols (*.toml)"
SHEETS: Final = "Sheets (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)"


class ListPage(ReadPage):
    """What is done with a protocol is told to the view around it, or done here at once."""

    edit_wanted = Signal(str)  # a record
    follow_wanted = Signal(str)
    sheet_wanted = Signal(object, str)  # a path, the id of the protocol it likely goes into
    faulty = Signal(str, object)  # the name of a file, and what is wrong with it

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CHOOSING | {"assessment"}, _("Protocols"), parent)
        self._found: dict[str, Listed] = {}
        self._wanted = ""
        self.detail: Detail | None = None
        self.list = ProtocolList()
        self.list.chosen.connect(self._on_chosen)
        self.area = scrolled(QWidget())
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.area)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([theme.px(SIDE), theme.px(3 * SIDE)])
        self.list.setMinimumWidth(theme.px(SIDE * 0.6))
        self.pages.addWidget(self.splitter)
        self.read_sheet = button(_("Read a sheet…"), "file-spreadsheet")
        self.read_file = button(_("Read from a file…"), "folder-open")
        self.read_sheet.clicked.connect(lambda: self.choose_sheet(""))
        self.read_file.clicked.connect(self._on_read_file)
        for made in (self.read_sheet, self.read_file):
            made.setEnabled(not desk.read_only)
        self.setAcceptDrops(not desk.read_only)
        self.setLayout(self.frame(self.read_sheet, self.read_file, scrolls=True))

    def refresh(self) -> None:
        """Read which there are, off the window's thread."""
        self.ask(listed, self._put)

    def choose(self, key: str) -> None:
        """Show a protocol by its record or its id, now or as soon as it is read."""
        self._wanted = key
        if key in self._found:
            self.list.choose(key)

    @property
    def chosen(self) -> Listed | None:
        """The protocol that is shown."""
        return self.detail.listed if self.detail is not None else None

    def _put(self, found: tuple[Listed, ...]) -> None:
        self._found = {key_of(one): one for one in found}
        in_use = next((one for one in found if one.is_in_use), None)
        if in_use is not None:
            said = _("You are scored by {name}: {size}.")
            self.sentence.setText(said.format(name=in_use.protocol.name, size=in_use.said))
        self.detail = None
        self.list.show_all(found, self._wanted)

    def _on_chosen(self, key: str) -> None:
        one = self._found.get(key)
        if one is None or (self.detail is not None and self.detail.listed is one):
            return
        self._wanted = key
        self.detail = Detail(one, self._desk.today(), may_change=not self._desk.read_only)
        self.detail.wanted.connect(self._on_wanted)
        self.area.setWidget(self.detail)

    # --- what a person does ---------------------------------------------------------------------

    def _on_wanted(self, what: str) -> None:
        one = self.chosen
        if one is None:
            return
        id_, record_id = one.protocol.id, one.record_id
        does: dict[str, Callable[[], object]] = {
            details.USE: lambda: self._do(
                lambda company: choose_protocol(company, id_),
                lambda _none: self._desk.say(
                    _("{name} is in use.").format(name=one.protocol.name), undo=True
                ),
            ),
            details.EDIT: lambda: self.edit_wanted.emit(record_id),
            details.OURS: lambda: self._make(lambda company: make_ours(company, id_)),
            details.NEXT: lambda: self._make(lambda company: next_edition(company, record_id)),
            details.FOLLOW: lambda: self.follow_wanted.emit(record_id),
            details.RECORD: lambda: self._desk.go(Place("audit", "protocol", record_id)),
            details.SHEET: lambda: self.choose_sheet(id_),
            details.SAVE: lambda: self._on_save(one),
        }
        does[what]()

    def _do(self, work: Callable[[CompanyFile], object], then: Callable[[object], None]) -> None:
        self._desk.do(
            work, then, owner=self, refused=self._on_refused, unavailable=self._on_unavailable
        )

    def _make(self, work: Callable[[CompanyFile], str]) -> None:
        def made(record_id: object) -> None:
            self.choose(str(record_id))  # the list may have been read anew before this is told
            self._desk.say(_("It is yours to change now."), undo=True)
            self.edit_wanted.emit(str(record_id))

        self._do(work, made)

    def _on_refused(self, refused: Refused) -> None:
        self.sentence.setText(str(refused))

    def _on_unavailable(self, fault: Unavailable) -> None:
        self.sentence.setText(str(fault))

    # --- files ----------------------------------------------------------------------------------

    def choose_sheet(self, into: str) -> None:
        """Ask for the sheet of an instrument."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The sheet of an instrument"), in_documents(), SHEETS
        )
        if chosen:
            one = self.chosen
            likely = into or (one.protocol.id if one is not None else "")
            self.sheet_wanted.emit(Path(chosen), likely)

    def _on_read_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("The file of a protocol"), in_documents(), KINDS
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Read the file of a protocol; it becomes the company's own."""

        def taken(record_id: str) -> None:
            self._wanted = record_id
            self._desk.say(_("{name} is read.").format(name=path.name), undo=True)
            self.choose(record_id)

        self._desk.do(
            lambda company: take_file(company, path),
            taken,
            owner=self,
            refused=lambda refused: self.faulty.emit(path.name, refused),
            unavailable=self._on_unavailable,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = file_in(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        if is_protocol(path):
            self.take(path)
        else:
            self.sheet_wanted.emit(path, self.chosen.protocol.id if self.chosen else "")

    def _on_save(self, one: Listed) -> None:
        name = in_documents(f"{one.protocol.id}.toml")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the protocol"), name, KINDS)
        if not chosen:
            return
        path = Path(chosen)
        self._desk.ask(
            lambda _company: write_file(one.protocol, path),
            lambda _none: self._desk.say(_("Saved as {name}.").format(name=path.name)),
            owner=self,
        )
