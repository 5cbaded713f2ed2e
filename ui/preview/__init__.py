"""Evidence beside its record: brought in by dropping or pasting, looked at, opened elsewhere."""

from ui.preview.handling import Handling, handling_of
from ui.preview.pane import EvidencePane
from ui.preview.viewer import Viewer
from ui.preview.window import EvidenceWindow

__all__ = ["EvidencePane", "EvidenceWindow", "Handling", "Viewer", "handling_of"]
