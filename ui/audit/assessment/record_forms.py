"""The forms of an assessment's own records: what they name stands in words and leads there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import N_, _
from desktop.services.assessing.as_records import AsRecord, as_record
from desktop.services.editing import Shown
from ui.audit.assessment.edition_editor import EditionEditor
from ui.audit.assessment.rows import Row, Rows
from ui.audit.keys import ASSESSMENT
from ui.desk import Desk
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.arrangements import Group
from ui.editors.editor import Editor
from ui.editors.open_form import Titles, Typed
from ui.editors.record_form import RecordForm
from ui.places import Place
from ui.today.leading import place_of
from ui.widgets import link, plain, strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.assessing.as_records import Named


class AssessmentFields(ArrangedFields):
    """What it covers and who does it; what it is signed by stands below, to read."""

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("purpose", "protocol", "window_from_on", "window_to_on", "assessor_id")),
            Group(
                ("assessed_on", "carried_from_id"),
                N_("When it was done, and what came before"),
                N_("An assessment with a day here is over, and is only looked at."),
                folded=True,
            ),
        )

    def make(self, name: str) -> Editor:
        if name == "protocol":
            return EditionEditor(self.desk)
        return super().make(name)


class AnswerFields(ArrangedFields):
    """What the assessor decided; what the records said to it stands below, to read."""

    def groups(self) -> tuple[Group, ...]:
        return (
            Group(("question", "points", "reason", "not_applicable_reason", "note")),
            Group(("assessment_id",)),
        )


class NamingForm(RecordForm):
    """Shows below the fields what a record of an assessment names."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.counted = _Lines(_("What counted"), desk)
        self.missing = _Lines(_("What was missing"), desk)
        self.signed_title, self.signings = strong(_("Signed and opened again")), plain()
        for part in (self.counted.title, self.counted.rows, self.missing.title, self.missing.rows,
                     self.signed_title, self.signings):  # fmt: skip
            self.fields.column.insertWidget(self.fields.column.count() - 1, part)

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        super()._show(shown, over, titles)
        self._name(AsRecord())
        if shown is None:
            return
        kind, record_id, today = self.kind.key, shown.id, self.desk.today()

        def told(found: AsRecord) -> None:
            if self.record_id == record_id:
                self._name(found)

        self.desk.ask(lambda c: as_record(c, kind, record_id, today), told, owner=self)

    def _name(self, found: AsRecord) -> None:
        self.counted.show_lines(found.counted, self.record_id)
        self.missing.show_lines(found.missing, self.record_id)
        self.signings.setText("\n".join(f"{one.said}\n{one.below}" for one in found.signings))
        for part in (self.signed_title, self.signings):
            part.setVisible(bool(found.signings))


class AssessmentForm(NamingForm):
    """The form of an assessment."""

    def make_fields(self) -> AssessmentFields:
        return AssessmentFields(self.desk, self.kind)


class AnswerForm(NamingForm):
    """The form of an answer, with the way to the question that it answers."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.to_question = link(_("Show the question with its exhibits"), may_shrink=True)
        self.to_question.clicked.connect(self._on_question)
        self.fields.column.insertWidget(0, self.to_question)

    def make_fields(self) -> AnswerFields:
        return AnswerFields(self.desk, self.kind)

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        super()._show(shown, over, titles)
        self.to_question.setVisible(shown is not None)

    def _on_question(self) -> None:
        if self._shown is not None:
            values = self._shown.values
            of = {"assessment": values["assessment_id"]}
            self.desk.go(Place("audit", ASSESSMENT, values["question"], values=of))


class _Lines:
    """A heading with lines below it, both unseen while there are none."""

    def __init__(self, heading: str, desk: Desk) -> None:
        self._desk = desk
        self._lines: Sequence[Named] = ()
        self.title, self.rows = strong(heading), Rows(self._on_line)
        self._show()

    def show_lines(self, lines: "Sequence[Named]", of: str) -> None:
        """Show the lines of a record."""
        self._lines = lines
        self.rows.show_rows(
            [
                Row(one.said, one.below, key=str(n) if one.opens else "")
                for n, one in enumerate(lines)
            ],
            of,
        )
        self._show()

    def _show(self) -> None:
        self.title.setVisible(bool(self._lines))
        self.rows.setVisible(bool(self._lines))

    def _on_line(self, key: str) -> None:
        opens = self._lines[int(key)].opens
        if opens is not None:
            self._desk.go(place_of(opens))
