"""What can be done with a sheet: printed, saved as a PDF, opened in another program."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.services.evidence import safe_name
from desktop.services.printing.saving import as_pdf, save_beside, save_pdf
from ui.desk import Desk
from ui.folders import in_documents
from ui.preferences import Preferences
from ui.preview.handling import handling_of
from ui.printing.making import PDF, Paper
from ui.printing.print_run import PrintRun

if TYPE_CHECKING:  # nobody prints before the first paint
    from PySide6.QtPrintSupport import QPrinter

FOLDER: Final = "print/folder"


class PaperActions(QObject):
    """Does them without stopping the window; how they ended is told in a sentence."""

    begun = Signal(str)  # printing: a sentence
    told = Signal(int, int)  # pages printed, of how many
    ended = Signal(str)  # a sentence
    failed = Signal(str)
    no_printer = Signal(str)  # a sentence; saving is the way out
    saved = Signal(object)  # the path
    printed = Signal()  # every page that was asked for

    def __init__(self, desk: Desk, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._preferences, self._parent = desk, preferences, parent
        self.ask_where: Callable[[QWidget, str], str] = _ask_where
        self.ask_printer: Callable[[QWidget, int], QPrinter | None] = ask_printer
        self.printers: Callable[[], list[str]] = printers
        self._run: PrintRun | None = None

    # --- printing -------------------------------------------------------------------------------

    def print(self, paper: Paper, pages: int, current: int) -> None:
        """Ask for a printer and send the pages to it."""
        if not self.printers():
            self.no_printer.emit(
                _("There is no printer on this PC. Save it as a PDF and print it elsewhere.")
            )
            return
        printer = self.ask_printer(self._parent, pages)
        if printer is None:
            return
        from ui.printing.painting import chosen

        printer.setDocName(paper.title)
        wanted = chosen(printer, pages, current)
        run = PrintRun(self._desk, paper)
        run.told.connect(self.told)
        run.printed.connect(self.printed)
        run.ended.connect(self._on_run_ended)
        run.failed.connect(self._on_run_failed)
        self._run = run
        self.begun.emit(_("Sending {title} to the printer").format(title=paper.title))
        run.start(printer, wanted)

    def stop(self) -> None:
        """Send no more pages to the printer."""
        if self._run is not None:
            self._run.stop()

    def _on_run_ended(self, said: str) -> None:
        self._run = None
        self.ended.emit(said)

    def _on_run_failed(self, said: str) -> None:
        self._run = None
        self.failed.emit(said)

    # --- saving and opening ---------------------------------------------------------------------

    def save(self, paper: Paper) -> None:
        """Ask where a PDF is to go, and write it there."""
        name = safe_name(paper.title, PDF)
        kept = self._preferences.text(FOLDER)
        proposed = str(Path(kept) / name) if kept and Path(kept).is_dir() else in_documents(name)
        chosen = self.ask_where(self._parent, proposed)
        if not chosen:
            return
        path, company = as_pdf(Path(chosen)), self._desk.company.path
        self._preferences.keep(FOLDER, str(path.parent))

        def work(_intake: object, _outside: object, _job: object) -> Path | None:
            save_pdf(paper.data, path, company)
            return save_beside(paper.beside, path)

        handling_of(self._desk).work_long(
            work,
            lambda folder: self._on_saved(path, folder),
            owner=self,
            refused=self._on_fault,
            unavailable=self._on_fault,
        )

    def _on_saved(self, path: Path, beside: Path | None) -> None:
        said = _("{file} was saved in {folder}.").format(file=path.name, folder=path.parent)
        if beside is not None:
            more = _("Files that have no pages lie beside it, in “{name}”. Send them along.")
            said = f"{said} {more.format(name=beside.name)}"
        self.ended.emit(said)
        self.saved.emit(path)

    def open_outside(self, path: Path) -> None:
        """Open a PDF in the program that this computer has for such files."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.failed.emit(
                _("This computer has no program for '{name}'. Save a copy and open that.").format(
                    name=path.name
                )
            )

    def show_folder(self, path: Path) -> None:
        """Open the folder in which a file lies."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))):
            self.failed.emit(
                _("The folder could not be opened from here. It is {folder}.").format(
                    folder=path.parent
                )
            )

    def _on_fault(self, fault: Refused | Unavailable) -> None:
        self.failed.emit(str(fault))


def _ask_where(parent: QWidget, proposed: str) -> str:
    kinds = _("PDF ({ending})").format(ending="*.pdf")
    return QFileDialog.getSaveFileName(parent, _("Save as PDF"), proposed, kinds)[0]


def printers() -> list[str]:
    """Return the names of the printers of this PC."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, pages: int) -> "QPrinter | None":
    """Ask for a printer, pages and copies; None when somebody thinks better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    option = QPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, on=pages > 1)
    dialog.setOption(option.PrintCurrentPage, on=pages > 1)
    dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
    is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if is_wanted else None
