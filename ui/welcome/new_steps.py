"""The two steps of the dialog for a new company file."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.language import N_, _
from desktop.services.new_file import proposed_file_name, provinces, sync_warning
from ui import theme
from ui.dialogs.field import LabelledField
from ui.locking.new_password import NewPassword
from ui.widgets import Banner, button, plain, soft

LONGEST: Final = 200
LONGEST_PATH: Final = 4000
NEXT_STEPS: Final = (
    ("import", N_("Import what I have: sheets, lists, scans")),
    ("workers", N_("Add the workers")),
    ("look", N_("Look around first")),
)


class _Step(QWidget):
    """Fields below one another, each with its fault."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, LabelledField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.FIELD)

    def add(self, name: str, field: LabelledField) -> None:
        """Put a field at the end."""
        self.fields[name] = field
        self.column.addWidget(field)
        if isinstance(field.control, QLineEdit):
            field.control.textEdited.connect(lambda _text: field.show_fault(""))

    def show_faults(self, faults: Mapping[str, str]) -> QWidget:
        """Show each fault at its field; returns the first field that has one."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name, ""))
        return next((f for name, f in self.fields.items() if name in faults), self)


class CompanyStep(_Step):
    """Who the company is."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.province, self.audit = QLineEdit(), QComboBox(), QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.add("legal_name", LabelledField(_("Legal name of the company"), self.name))
        for key, words in provinces().items():
            self.province.addItem(words, key)
        self.province.setCurrentIndex(max(0, self.province.findData("AB")))
        self.add("province", LabelledField(_("Province or territory"), self.province))
        self.audit.setMaxLength(LONGEST)
        self.audit.setPlaceholderText(_("like 29 January 2027"))
        hint = _("Leave it empty where you do not know it yet.")
        self.add("next_audit_on", LabelledField(_("Next audit, if known"), self.audit, hint))
        self.setFocusProxy(self.name)


class PlaceStep(_Step):
    """Where its file lies, and what is done first in it."""

    grown = Signal()  # it says more or less than before

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.file_name, self.folder = QLineEdit(), QLineEdit(QDir.toNativeSeparators(folder))
        self._proposed = ""
        self.file_name.setMaxLength(LONGEST)
        self.add("file_name", LabelledField(_("Name of the file"), self.file_name))
        self.folder.setMaxLength(LONGEST_PATH)
        self.add("folder", LabelledField(_("Folder"), self.folder))
        self.choose = button(_("Choose a folder…"), "folder-open")
        self.choose.clicked.connect(self._on_choose)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        self.column.addLayout(row)
        self.warning = Banner()
        self.column.addWidget(self.warning)
        self.folder.textChanged.connect(self._warn)
        self._warn(folder)
        self._add_password()
        self._add_next_steps()
        self.setFocusProxy(self.file_name)

    def _add_password(self) -> None:
        self.locks = QCheckBox(_("Lock the file with a password"))
        self.locks_means = soft(
            _(
                "There is no back door: without the password or the recovery sheet, which you can "
                "print right after this, nobody can open the file again."
            )
        )
        self.password = NewPassword(_("Password"))
        self.column.addWidget(self.locks)
        for part in (self.locks_means, self.password):
            self.column.addWidget(part)
            part.hide()
        self.locks.toggled.connect(self._on_locks)

    def _on_locks(self, on: bool) -> None:
        self.locks_means.setVisible(on)
        self.password.setVisible(on)
        if on:
            self.password.setFocus()
        else:
            self.password.clear()
        self.grown.emit()

    def check_password(self) -> QWidget | None:
        """Say what is wrong with the password, where one is wanted; return the field."""
        return self.password.check() if self.locks.isChecked() else None

    def _add_next_steps(self) -> None:
        self.column.addSpacing(theme.TIGHT)
        self.column.addWidget(plain(_("What comes first?")))
        self.choices = {key: QRadioButton(_(words)) for key, words in NEXT_STEPS}
        group = QButtonGroup(self)
        for radio in self.choices.values():
            group.addButton(radio)
            self.column.addWidget(radio)
        self.choices[NEXT_STEPS[0][0]].setChecked(True)

    def propose(self, company: str) -> None:
        """Propose a name for the file, unless somebody typed one."""
        if self.file_name.text() == self._proposed:
            self._proposed = proposed_file_name(company)
            self.file_name.setText(self._proposed)

    def next_step(self) -> str:
        """Return what is to be done first."""
        return next(key for key, radio in self.choices.items() if radio.isChecked())

    def _on_choose(self) -> None:
        title = _("Where the company file is kept")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if chosen:
            self.folder.setText(QDir.toNativeSeparators(chosen))
            self.fields["folder"].show_fault("")

    def _warn(self, folder: str) -> None:
        said = sync_warning(folder)
        if said:
            self.warning.show_message(said, "amber")
        else:
            self.warning.clear()
        self.grown.emit()
