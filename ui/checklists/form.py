"""The form of a checklist: its items, what a change to it means, and its other versions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import N_, _
from desktop.services.checklist_editing import About, about_checklist, save_checklist
from desktop.services.editing import Shown
from ui import theme
from ui.checklists.items_editor import ChecklistItems
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.editor import Editor
from ui.editors.open_form import Titles, Typed
from ui.editors.record_form import RecordForm
from ui.places import Place
from ui.printing import sheets
from ui.widgets import Banner, link, strong

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed

TAB = "inspections"


class ChecklistFields(ArrangedFields):
    """Title and subject, the items, and below them the versions there are."""

    print_wanted = Signal()

    def build(self) -> None:
        self.notice = Banner()
        self.column.addWidget(self.notice)
        super().build()
        self.by_pen = link(_("Print it to fill in by pen…"))
        self.by_pen.clicked.connect(self.print_wanted)
        self.column.addWidget(self.by_pen, 0, Qt.AlignmentFlag.AlignLeft)
        self.by_pen.hide()
        self.versions = QWidget()
        self._lines = QVBoxLayout(self.versions)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.TIGHT)
        self.column.addWidget(self.versions)
        self.versions.hide()

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("title", "subject")),
            Group(("items",)),
            Group(("edition", "from_on", "supersedes_id", "notes"), N_("More"), folded=True),
        )

    def hints(self) -> dict[str, str]:
        return {"subject": N_("Such as Trucks. Inspections of them then offer this checklist.")}

    def make(self, name: str) -> Editor:
        if name == "items":
            return ChecklistItems(self.desk, _("Items"))
        return super().make(name)

    @property
    def items(self) -> ChecklistItems:
        """The editor of the items."""
        editor = self.editors["items"]
        assert isinstance(editor, ChecklistItems)
        return editor

    def show_about(self, about: About, current: str) -> None:
        """Say what a change means, and which other versions there are."""
        if about.replaced:
            wanted = about.current
            way = (about.open_words, lambda: self._go(wanted))
            self.notice.show_message(about.replaced, "amber", way)
        elif about.warning and not self._read_only:
            self.notice.show_message(about.warning, "blue")
        else:
            self.notice.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if about.editions:
            self._lines.addWidget(strong(_("Versions")))
        for edition in about.editions:
            made = link(edition.said, may_shrink=True)
            made.setEnabled(edition.id != current)
            made.clicked.connect(lambda _on=False, to=edition.id: self._go(to))
            self._lines.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.versions.setVisible(bool(about.editions))
        self.by_pen.setVisible(bool(current))

    def _go(self, checklist_id: str) -> None:
        self.desk.go(Place(TAB, "checklist", checklist_id))


class ChecklistForm(RecordForm):
    """Saves a change to a checklist that was filled already as its next version, and goes there."""

    fields: ChecklistFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        desk.changed.connect(self._on_told)
        self.fields.print_wanted.connect(self._on_print)

    def make_fields(self) -> ChecklistFields:
        return ChecklistFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        return save_checklist(company, typed, record_id, version, self.desk.today())

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        super()._show(shown, over, titles)
        self.fields.show_about(About(), "")
        self._ask_about()

    def _on_told(self, changed: "Changed") -> None:
        if self.isVisible() and not {"inspection", "checklist"}.isdisjoint(changed.kinds):
            self._ask_about()

    def _ask_about(self) -> None:
        shown, today = self._shown, self.desk.today()
        if shown is None or shown.is_voided:
            return
        record_id = shown.id
        self.desk.ask(
            lambda company: about_checklist(company, record_id, today),
            lambda about: self._on_about(record_id, about),
            owner=self,
        )

    def _on_about(self, record_id: str, about: About) -> None:
        if record_id != self.record_id:
            return
        if about.replaced:
            self.fields.set_read_only(True)
            self.bar.hide()
        self.fields.show_about(about, record_id)

    def _on_print(self) -> None:
        if self.is_touched:
            self.desk.say(_("What is typed and not saved yet is not on the sheet."))
        title = self.head.title.accessibleName()
        self.desk.print(sheets.blank_checklist(self.desk, self.record_id, title))

    def _on_saved(self, record_id: str) -> None:
        is_next = bool(self.record_id) and record_id != self.record_id
        super()._on_saved(record_id)
        if is_next:
            self.desk.say(_("Saved as a new version. The old one stays for what was filled on it."))
            self.desk.go(Place(TAB, "checklist", record_id))
