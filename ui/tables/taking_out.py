"""Takes what a table shows out of the window: into a file, or to the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.errors import Unavailable
from desktop.exchange.text_tables import tabbed
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.browsing import Column, rows_at
from desktop.services.disclosing import needs_reason
from desktop.services.exporting_tables import TableShown, export_table, file_for
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number
from ui.desk import Desk
from ui.dialogs.disclosure import SAVED, with_a_reason
from ui.folders import in_documents
from ui.jobs import Job
from ui.printing import sheets
from ui.tables.loading import PAGE, Source

AskWhere = Callable[[QWidget, str], Path | None]
MOST_SHEETS: Final = 200  # records that are printed together
FILTERS: Final = ("*.xlsx", "*.csv")


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask a person for the file to write; None when they think better of it."""
    filters = ";;".join(
        (
            _("Spreadsheet ({ending})").format(ending=FILTERS[0]),
            _("Table in plain text ({ending})").format(ending=FILTERS[1]),
        )
    )
    chosen, kind = QFileDialog.getSaveFileName(
        parent, _("Export"), in_documents(f"{name}.xlsx"), filters
    )
    if not chosen:
        return None
    path = Path(chosen)
    if FILTERS[1] in kind and path.suffix.lower() == ".xlsx":
        return path.with_suffix(".csv")
    return file_for(path)


def shown_in(desk: Desk, source: Source, columns: Sequence[Column]) -> TableShown:
    """Return what a table shows, in the order of these columns.

    With private facts where a reason is asked for before it leaves the window.
    """
    return TableShown(
        source.asked.kind_key,
        source.numbers,
        columns,
        source.as_of,
        source.standings,
        source.asked.voided,
        needs_reason(desk.company, source.asked.kind_key),
    )


class TakingOut(QObject):
    """The exports of one table; one at a time."""

    began = Signal(str)
    told = Signal(int, int, str)
    ended = Signal()
    failed = Signal(str)  # a sentence

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.ask_where: AskWhere = ask_where
        self._job: Job | None = None

    def export(self, source: Source, columns: Sequence[Column]) -> None:
        """Write what is shown, in the order of these columns, to a file that a person names.

        Private facts only for a reason, which is asked for first.
        """
        write = partial(self._export, source, shown_in(self._desk, source, columns))
        with_a_reason(self._desk, source.asked.kind_key, SAVED, write, self._parent)

    def _export(self, source: Source, shown: TableShown) -> None:
        title = _(kind_of(source.asked.kind_key).plural)
        name = f"{self._desk.company.path.stem} {title}".replace("/", "-").replace(":", "-")
        path = self.ask_where(self._parent, name)
        if path is None:
            return

        def work(company: CompanyFile, job: Job, _told: object) -> None:
            export_table(company, path, shown, self.told.emit, lambda: job.is_cancelled)

        def done(_nothing: None) -> None:
            self._end()
            n = len(shown.numbers)
            said = ngettext("{file} was written, {n} row.", "{file} was written, {n} rows.", n)
            self._desk.say(said.format(file=path.name, n=say_number(n)))

        def cannot(fault: Unavailable) -> None:
            self._end()
            self.failed.emit(str(fault))

        self.began.emit(_("Writing {file}").format(file=path.name))
        self._job = self._desk.work_long(work, done, owner=self, unavailable=cannot)

    def print(self, source: Source, columns: Sequence[Column], sentence: str) -> None:
        """Show what is shown as it will be printed; the sentence says which rows they are."""
        title = _(kind_of(source.asked.kind_key).plural)
        self._desk.print(
            sheets.of_list(self._desk, shown_in(self._desk, source, columns), title, sentence)
        )

    def print_records(self, source: Source, rows: Sequence[int]) -> None:
        """Show the records of some rows as they will be printed, one after the other."""
        if len(rows) > MOST_SHEETS:
            said = _("Choose at most {n} records to print them together.")
            self._desk.say(said.format(n=MOST_SHEETS))
        elif rows:
            numbers = [source.numbers[row] for row in rows]
            self._desk.print(sheets.of_rows(self._desk, source.asked.kind_key, numbers))

    def stop(self) -> None:
        """Stop the export; nothing is left of the file."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def copy(self, source: Source, columns: Sequence[Column], rows: Sequence[int]) -> None:
        """Put rows on the clipboard, as a sheet takes them; private facts only for a reason."""
        numbers = [source.numbers[row] for row in rows]
        if numbers:
            copy = partial(self._copy, source, columns, numbers)
            with_a_reason(self._desk, source.asked.kind_key, SAVED, copy, self._parent)

    def _copy(self, source: Source, columns: Sequence[Column], numbers: Sequence[int]) -> None:

        def work(company: CompanyFile, _job: Job | None = None, _told: object = None) -> str:
            found = rows_at(
                company, source.asked.kind_key, numbers, columns, source.as_of, source.standings
            )
            head = [_(column.label) for column in columns]
            return tabbed([head, *(row.texts for row in found)])

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            n = len(numbers)
            said = ngettext("{n} row copied.", "{n} rows copied.", n)
            self._desk.say(said.format(n=say_number(n)))

        if len(numbers) > PAGE:
            self._desk.work_long(work, done, owner=self)
        else:
            self._desk.ask(work, done, owner=self)
