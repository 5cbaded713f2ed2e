"""A sheet of an instrument as it was read: what each column was taken for, what could not be."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services.protocols.sheets import ReadSheet
from desktop.services.protocols.taking import Target, look_at_sheet, take_sheet, what_changes
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number
from ui import theme
from ui.audit.protocols.back_row import BackPage
from ui.desk import Desk
from ui.editors.choices import CalmCombo
from ui.editors.flow import Flow
from ui.element.read_page import Cards
from ui.jobs import Job, Told
from ui.widgets import Card, fault, mark_fault, page_title, plain, primary, small, soft, strong

Found = tuple[ReadSheet, tuple[Target, ...]]


class SheetPage(BackPage):
    """Nothing is written until somebody has looked at it and saved it."""

    saved = Signal(str)  # the record
    failed = Signal(str, object)  # the name of a file, and why it cannot be read

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.read: ReadSheet | None = None
        self._path = Path()
        self._targets: tuple[Target, ...] = ()
        self._wanted = ""
        self._job: Job | None = None
        self.title, self.sentence = page_title(), soft()
        self.into, self.sheets = CalmCombo(), CalmCombo()
        self.name, self.version = QLineEdit(), QLineEdit()
        self.changes, self.fault = plain(), fault()
        self.save = primary(_("Save these questions"))
        self._labels: dict[QWidget, QLabel] = {}
        self._cards = Cards()
        self._lay_out()
        self.into.activated.connect(self._on_into)
        self.sheets.activated.connect(self._on_sheet)
        self.save.clicked.connect(self._on_save)
        for field in (self.name, self.version):
            field.returnPressed.connect(self.save.click)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setSpacing(theme.NEAR)
        for words, field in (
            (_("Sheet"), self.sheets),
            (_("Goes into"), self.into),
            (_("Name"), self.name),
            (_("Version or year"), self.version),
        ):
            label = soft(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            self._labels[field] = label
            form.addRow(label, field)
        foot = QWidget()
        flow = Flow(foot)
        flow.addWidget(self.save)
        for part in (self.title, self.sentence):
            self.column.addWidget(part)
        self.column.addLayout(form)
        for part in (self.changes, self.fault):
            self.column.addWidget(part)
            part.hide()
        self.column.addWidget(self._cards.sheet(), 1)
        self.column.addWidget(foot)

    # --- reading --------------------------------------------------------------------------------

    def open(self, path: Path, wanted: str = "", sheet: str = "") -> None:
        """Read a sheet; `wanted` is the id of the protocol that it likely goes into."""
        self._path, self._wanted, self.read = path, wanted, None
        self.title.setText(path.name)
        self.sentence.setText(_("Reading the sheet…"))
        self._cards.take_away()
        self.save.setEnabled(False)
        if self._job is not None:
            self._job.cancel()

        def work(company: CompanyFile, _job: Job, _told: Told) -> Found:
            return look_at_sheet(company, path, sheet)

        self._job = self._desk.work_long(
            work,
            self._put,
            owner=self,
            refused=lambda refused: self.failed.emit(path.name, refused),
            unavailable=lambda why: self.failed.emit(path.name, Refused(str(why))),
        )

    def _put(self, found: Found) -> None:
        self.read, self._targets = found
        read = self.read
        n = read.count
        said = ngettext("{n} question was read.", "{n} questions were read.", n)
        self.sentence.setText(said.format(n=say_number(n)))
        self.sheets.clear()
        for name in (read.sheet, *read.others):
            self.sheets.addItem(name, name)
        self._show_field(self.sheets, shown=bool(read.others))
        self.into.clear()
        for place, target in enumerate(self._targets):
            self.into.addItem(target.name, place)
            if target.id and target.id == self._wanted:
                self.into.setCurrentIndex(place)
        self._fill(read)
        self.save.setEnabled(bool(n) and not self._desk.read_only)
        self._on_into()

    def _fill(self, read: ReadSheet) -> None:
        self._cards.take_away()
        if read.refused:
            n = len(read.refused)
            said = ngettext("{n} row was not taken", "{n} rows were not taken", n)
            self._cards.addWidget(_list_card(said.format(n=say_number(n)), read.refused))
        columns = [
            _("{heading}: {meaning}").format(heading=heading, meaning=meaning or _("not read"))
            for heading, meaning in read.columns
        ]
        taken = _("What each column was taken for")
        self._cards.addWidget(_list_card(taken, (*columns, *read.notes)))
        for element in read.elements:
            card = Card(f"{element.code} {element.title}" if element.title != element.code
                        else element.code)  # fmt: skip
            for question in element.questions:
                points = say_number(question.points)
                said = _("{code} {text}").format(code=question.code, text=question.text)
                card.body.addWidget(plain(said))
                worth = ngettext("{points} point", "{points} points", 1 if points == "1" else 2)
                card.body.addWidget(small(worth.format(points=points)))
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    # --- into what ------------------------------------------------------------------------------

    @property
    def target(self) -> Target:
        """The protocol that the questions go into."""
        return self._targets[self.into.currentData() or 0]

    def _show_field(self, field: QWidget, *, shown: bool) -> None:
        field.setVisible(shown)
        self._labels[field].setVisible(shown)

    def _on_into(self) -> None:
        read, target = self.read, self.target
        for field in (self.name, self.version):
            self._show_field(field, shown=not target.id)
        self._show_faults(Refused({}))
        self.changes.hide()
        if read is not None and target.id:
            self._desk.ask(
                lambda company: what_changes(company, read, target), self._on_changes, owner=self
            )

    def _on_changes(self, said: str) -> None:
        self.changes.setText(said)
        self.changes.setVisible(bool(said))

    def _on_sheet(self) -> None:
        self.open(self._path, self.target.id, str(self.sheets.currentData()))

    # --- saving ---------------------------------------------------------------------------------

    def _on_save(self) -> None:
        read, target = self.read, self.target
        name, version = self.name.text(), self.version.text()
        if read is None:
            return
        self.save.setEnabled(False)
        self._desk.do(
            lambda company: take_sheet(company, read, target, name, version),
            self._on_saved,
            owner=self,
            refused=self._show_faults,
            unavailable=self._on_unavailable,
        )

    def _on_saved(self, record_id: str) -> None:
        self._desk.say(_("The questions of the sheet are saved."), undo=True)
        self.saved.emit(record_id)

    def _on_unavailable(self, why: Unavailable) -> None:
        self._show_faults(Refused(str(why)))

    def _show_faults(self, refused: Refused) -> None:
        self.save.setEnabled(self.read is not None and not self._desk.read_only)
        mark_fault(self.name, "name" in refused.faults)
        mark_fault(self.version, "version" in refused.faults)
        self.fault.setText(" ".join(refused.faults.values()))
        self.fault.setVisible(bool(refused.faults))
        if "name" in refused.faults:
            self.name.setFocus()


def _list_card(title: str, lines: tuple[str, ...]) -> Card:
    card = Card(title)
    column = QVBoxLayout()
    column.setSpacing(theme.TIGHT)
    for text in lines:
        column.addWidget(plain(text))
    if not lines:
        column.addWidget(strong(_("Nothing")))
    card.body.addLayout(column)
    return card
