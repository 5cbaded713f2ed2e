"""The form of a finding that was set aside: what was found, and in which record, in words."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.records.finding_titles import title_of_code, titles_of_codes
from ui.audit.assessment.record_forms import NamingForm
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.choices import CalmCombo
from ui.editors.editor import Editor
from ui.widgets import tip


class FindingEditor(Editor):
    """Everything that can be found, by its title; a code that nobody finds any more stays."""

    def __init__(self, desk: Desk, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, "code", label, parent)
        self.combo = CalmCombo()
        self.combo.addItem("", "")
        for code, title in sorted(titles_of_codes().items(), key=lambda pair: pair[1].casefold()):
            self.combo.addItem(title, code)
        self.combo.activated.connect(self._on_chosen)
        self._put_input(self.combo)

    def typed(self) -> object:
        return str(self.combo.currentData() or "")

    def set_typed(self, typed: object) -> None:
        code = "" if typed is None else str(typed)
        if self.combo.findData(code) < 0:
            self.combo.addItem(title_of_code(code), code)
        self.combo.setCurrentIndex(self.combo.findData(code))
        self.combo.setToolTip(tip(self.combo.currentText()))  # a long one is cut in a narrow form

    def set_value(self, value: object) -> None:
        self.set_typed(value)

    def _on_chosen(self) -> None:
        self.combo.setToolTip(tip(self.combo.currentText()))
        self.show_fault("")
        self.changed.emit()


class DismissedFields(ArrangedFields):
    """What was found and why it is no weakness; the record that it is about stands below."""

    def groups(self) -> tuple[Group, ...]:
        return (Group(("code", "reason", "by_id", "dismissed_on")),)

    def make(self, name: str) -> Editor:
        if name == "code":
            return FindingEditor(self.desk, _(self._asked[name][0].label))
        return super().make(name)


class DismissedForm(NamingForm):
    """The form of a finding that was set aside."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.counted.title.setText(_("Where it was found"))

    def make_fields(self) -> DismissedFields:
        return DismissedFields(self.desk, self.kind)
