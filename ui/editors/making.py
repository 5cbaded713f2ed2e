"""Which editor a declared field gets, and which fields no person is asked for."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind, Rows
from desktop.services.linking import name_beside
from ui.desk import Desk
from ui.editors.choices import ChoiceEditor, YesNoEditor
from ui.editors.editor import Editor
from ui.editors.line_editors import (
    AmountEditor,
    DateEditor,
    FieldEditor,
    MomentEditor,
    RealEditor,
    TextEditor,
    TimeEditor,
    WholeEditor,
)
from ui.editors.links import LinkEditor, PersonEditor
from ui.editors.long_text import LongTextEditor
from ui.editors.rule_editor import RuleEditor

BY_SHAPE: Final[dict[Shape, type[FieldEditor]]] = {
    Shape.TEXT: TextEditor,
    Shape.LONG_TEXT: LongTextEditor,
    Shape.DATE: DateEditor,
    Shape.TIME: TimeEditor,
    Shape.MOMENT: MomentEditor,
    Shape.STAMP: TextEditor,
    Shape.AMOUNT: AmountEditor,
    Shape.WHOLE: WholeEditor,
    Shape.REAL: RealEditor,
    Shape.YES_NO: YesNoEditor,
    Shape.CHOICE: ChoiceEditor,
    Shape.LINK: LinkEditor,
}
# texts that are read in a way of their own
BY_NAME: Final[dict[str, type[FieldEditor]]] = {"rule": RuleEditor}
# what the program keeps by itself, or what another part of the window is for
TECHNICAL: Final = frozenset({
    "evidence.sha256", "evidence.media_type", "evidence.size", "evidence.filed_at",
    "evidence.pages", "evidence.links", "evidence.warning",
    "corrective_action.source_kind", "corrective_action.source_id",
    "corrective_action.tries",  # the steps write them, and the trail tells them
    "inspection.checklist_version", "company_settings.risk_matrix",
    "question_support.record_kind", "question_support.record_id",
    "dismissed_finding.record_kind", "dismissed_finding.record_id",
    "assessment.protocol_version", "assessment.signings",
    # what the records said when it was decided
    "answer.proposed", "answer.state", "answer.draft", "answer.carried", "answer.decided_on",
    "answer.counted", "answer.gaps",
    # what proves a package that was sent
    "submission.manifest_head", "submission.previous_head", "submission.history_number",
    "submission.history_head", "submission.as_of_on", "submission.file_name", "submission.folder",
    "submission.exhibits", "submission.answers",
})  # fmt: skip


def is_technical(kind: Kind, name: str) -> bool:
    """Return whether a field or a table of a kind is nothing that a person fills in."""
    return f"{kind.key}.{name}" in TECHNICAL


def asked_fields(part: Kind | Rows) -> Iterator[tuple[Field, Field | None]]:
    """Yield the fields to ask for, each with the field of the name that is not on the list.

    In a line the ticks come last: first one says who, then whether that person signed.
    """
    fields = {field.name: field for field in part.fields}
    beside = {name: name_beside(part, name) for name in fields}
    named = set(filter(None, beside.values()))
    ordered = list(fields.items())
    if isinstance(part, Rows):
        ordered.sort(key=lambda pair: pair[1].shape is Shape.YES_NO)
    for name, field in ordered:
        if name not in named and not (isinstance(part, Kind) and is_technical(part, name)):
            yield field, fields.get(beside[name])


def make_editor(
    desk: Desk, field: Field, beside: Field | None = None, parent: QWidget | None = None
) -> FieldEditor:
    """Return the editor of a field; with `beside`, of somebody who may not be on the list."""
    if beside is not None:
        return PersonEditor(desk, field, beside, parent)
    made = BY_NAME.get(field.name) or BY_SHAPE[field.shape]
    return made(desk, field, parent)


def editor_of(desk: Desk, part: Kind | Rows, name: str, parent: QWidget | None = None) -> Editor:
    """Return the editor of one field of a kind or of a table, by its name."""
    for field, beside in asked_fields(part):
        if field.name == name:
            return make_editor(desk, field, beside, parent)
    raise KeyError(name)
