"""The form of a protocol of one's own: what it asks as a tree, and what a change to it means."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import N_, _
from desktop.services.editing import Shown
from desktop.services.protocols.saving import warning_of
from desktop.services.protocols.typing_in import save_typed
from ui.audit.protocols.questions_editor import QuestionsEditor
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.editor import Editor
from ui.editors.open_form import Titles, Typed
from ui.editors.record_form import RecordForm
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile


class ProtocolFields(ArrangedFields):
    """Name and version, the questions, and folded away what can wait."""

    def build(self) -> None:
        self.notice = Banner()
        self.column.addWidget(self.notice)
        super().build()

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("name", "edition", "short_name")),
            Group(
                ("elements",),
                N_("What it asks"),
                N_("Answers go by the codes: keep them, and a new version keeps the answers."),
            ),
            *super().groups()[2:],
            Group(("partner", "province", "valid_from_on"), N_("Whose it is"), folded=True),
        )

    def make(self, name: str) -> Editor:
        if name == "elements":
            return QuestionsEditor(self.desk, _("What it asks"))
        return super().make(name)

    @property
    def questions(self) -> QuestionsEditor:
        """The editor of the questions."""
        editor = self.editors["elements"]
        assert isinstance(editor, QuestionsEditor)
        return editor


class ProtocolForm(RecordForm):
    """Saves a protocol that an assessment was done by as its next version, and shows that."""

    fields: ProtocolFields

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._wanted = ""  # the question to go to once it is read

    def make_fields(self) -> ProtocolFields:
        return ProtocolFields(self.desk, self.kind)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        return save_typed(company, typed, record_id, version, self.desk.today())

    def choose(self, code: str) -> None:
        """Go to a question, now or as soon as the record is read."""
        self._wanted = code
        self.fields.questions.choose(code)

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        super()._show(shown, over, titles)
        if self._wanted and shown is not None:
            self.fields.questions.choose(self._wanted)
            self._wanted = ""
        self.fields.notice.clear()
        if shown is None or shown.is_voided:
            return
        record_id, today = shown.id, self.desk.today()
        self.desk.ask(
            lambda company: warning_of(company, record_id, today),
            lambda warning: self._on_warning(record_id, warning),
            owner=self,
        )

    def _on_warning(self, record_id: str, warning: str) -> None:
        if warning and record_id == self.record_id:
            self.fields.notice.show_message(warning, "blue")

    def _on_saved(self, record_id: str) -> None:
        is_next = bool(self.record_id) and record_id != self.record_id
        super()._on_saved(record_id)
        if is_next:
            self.desk.say(
                _("Saved as a new version. The old one stays for the assessment done by it.")
            )
