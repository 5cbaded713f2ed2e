"""The right side of a tab: one record with its form, its evidence and its history."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.desk import Desk
from ui.editors import form_for
from ui.editors.form import RecordForm
from ui.element.renewal import RenewalForm
from ui.history.pane import HistoryPane
from ui.preview import EvidencePane
from ui.widgets import link, quiet

WIDTH: Final = 370


class RecordPane(QWidget):
    """Shows one record, or a new one; says when it was saved or left."""

    saved = Signal(str, str)  # kind, record id
    left = Signal()
    wider = Signal(bool)  # whether the pane asks for the whole page
