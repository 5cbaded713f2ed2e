"""The parts that forms are made of: one editor a shape, lines of a table, whole forms."""

from ui.editors.choices import ChoiceEditor, YesNoEditor
from ui.editors.editor import Editor
from ui.editors.form_fields import FormFields
from ui.editors.line_editors import (
    AmountEditor,
    DateEditor,
    FieldEditor,
    LineEditor,
    MomentEditor,
    RealEditor,
    TextEditor,
    TimeEditor,
    WholeEditor,
)
from ui.editors.links import LinkEditor, PersonEditor
from ui.editors.long_text import LongTextEditor
from ui.editors.making import asked_fields, editor_of, is_technical, make_editor
from ui.editors.overrides import OVERRIDES, form_for
from ui.editors.record_form import RecordForm
from ui.editors.rows import RowsEditor

__all__ = [
    "OVERRIDES",
    "AmountEditor",
    "ChoiceEditor",
    "DateEditor",
    "Editor",
    "FieldEditor",
    "FormFields",
    "LineEditor",
    "LinkEditor",
    "LongTextEditor",
    "MomentEditor",
    "PersonEditor",
    "RealEditor",
    "RecordForm",
    "RowsEditor",
    "TextEditor",
    "TimeEditor",
    "WholeEditor",
    "YesNoEditor",
    "asked_fields",
    "editor_of",
    "form_for",
    "is_technical",
    "make_editor",
]
