"""A list to scan: lines of a title with soft words below and to the right, under headings."""

from ui.lines.line import Line, Marks
from ui.lines.view import LinesView

__all__ = ["Line", "LinesView", "Marks"]
