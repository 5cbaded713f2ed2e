"""Draws what of a scan or photo others must not read."""

from ui.audit.redaction.editor import RedactionEditor, open_editor

__all__ = ["RedactionEditor", "open_editor"]
