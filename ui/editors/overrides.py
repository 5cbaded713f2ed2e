"""The kinds that have a form made by hand, and where every part of the window gets its forms."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.editors.record_form import RecordForm

# kind -> class of its form: a RecordForm that lays out its fields in another way
OVERRIDES: Final[dict[str, type[RecordForm]]] = {}


def form_for(kind_key: str, desk: Desk, parent: QWidget | None = None) -> RecordForm:
    """Return the form of a kind, made by hand where there is one."""
    return OVERRIDES.get(kind_key, RecordForm)(desk, kind_key, parent)
