"""The first step: which files and folders, and what was found in them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.import_draft import Draft
from ui import icons, theme
from ui.folders import in_documents
from ui.importing.found_list import FoundList
from ui.widgets import button, card_title, soft


class ChoosePage(QWidget):
    """A place to drop files on, two buttons, and below them what was found."""

    chosen = Signal(list)  # paths that come to those chosen before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._found = FoundList()
        self._summary = card_title("")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.FIELD)
        whole.addWidget(self._drop_area())
        whole.addWidget(self._summary)
        whole.addWidget(self._found, 100)
        whole.addStretch(1)
        self._summary.hide()
        self._found.hide()

    def _drop_area(self) -> QFrame:
        area = QFrame()
        area.setProperty("role", "drop")
        picture = QLabel()
        picture.setPixmap(icons.pixmap("inbox", "soft", icons.LARGE, self.devicePixelRatioF()))
        words = soft(_("Drop files or a whole folder here: sheets, scans, photos, letters."))
        self.files = button(_("Choose files…"), "file-plus")
        self.folder = button(_("Choose a folder…"), "folder-open")
        self.files.clicked.connect(self._on_files)
        self.folder.clicked.connect(self._on_folder)
        said = QHBoxLayout()
        said.setSpacing(theme.NEAR)
        said.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(words, 1)
        choose = QHBoxLayout()
        choose.setSpacing(theme.NEAR)
        choose.addWidget(self.files)
        choose.addWidget(self.folder)
        choose.addStretch(1)
        inside = QVBoxLayout(area)
        inside.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        inside.setSpacing(theme.FIELD)
        inside.addLayout(said)
        inside.addLayout(choose)
        return area

    @property
    def said(self) -> str:
        """What was found, in one sentence."""
        return self._summary.text()

    def show_draft(self, draft: Draft | None) -> None:
        """Show what was found; nothing while it is being looked for."""
        self._summary.setVisible(draft is not None)
        self._found.setVisible(draft is not None)
        if draft is not None:
            self._summary.setText(_said(draft))
            self._found.show_draft(draft)

    def _on_files(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, _("Files to import"), in_documents())
        self._tell([Path(name) for name in names])

    def _on_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Folder to import"), in_documents())
        self._tell([Path(name)] if name else [])

    def _tell(self, paths: Sequence[Path]) -> None:
        if paths:
            self.chosen.emit(list(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        self._tell([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


def _said(draft: Draft) -> str:
    """Return what was found in one sentence."""
    known = sum(item.plan is not None for item in draft.planned)
    unknown = len(draft.planned) - known
    parts = []
    if known:
        parts.append(ngettext("{n} sheet", "{n} sheets", known).format(n=known))
    if draft.files:
        n = len(draft.files)
        parts.append(
            ngettext("{n} scan, photo or letter", "{n} scans, photos and letters", n).format(n=n)
        )
    if unknown:
        parts.append(
            ngettext("{n} sheet not recognised", "{n} sheets not recognised", unknown).format(
                n=unknown
            )
        )
    if draft.faults:
        n = len(draft.faults)
        parts.append(ngettext("{n} file not taken", "{n} files not taken", n).format(n=n))
    if not parts:
        return _("Nothing was found that Muster can read.")
    return _("Found: {parts}.").format(parts=", ".join(parts))
