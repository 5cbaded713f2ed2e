"""The parts that forms are made of: one editor a shape, lines of a table, whole forms."""

from ui.editors.choices import ChoiceEditor, YesNoEditor
from ui.editors.editor import Editor
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

__all__ = [
    "AmountEditor",
    "ChoiceEditor",
    "DateEditor",
    "Editor",
    "FieldEditor",
    "LineEditor",
    "LinkEditor",
    "LongTextEditor",
    "MomentEditor",
    "PersonEditor",
    "RealEditor",
    "TextEditor",
    "TimeEditor",
    "WholeEditor",
    "YesNoEditor",
    "asked_fields",
    "editor_of",
    "is_technical",
    "make_editor",
]
