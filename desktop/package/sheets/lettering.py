"""Draws lines of words below one another, and the thin rule that parts what stands on a sheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desktop.package.look import LINE


@dataclass(frozen=True)
class Letters:
    """How a line is set; `lift` is how far its letters stand above the end of the line."""

    face: str
    size: float
    lead: float
    lift: float


def draw_lines(
    canvas: Any, lines: Iterable[str], left: float, top: float, letters: Letters, color: Any
) -> float:
    """Draw lines from `top` downward, and return where the last of them ends."""
    canvas.setFont(letters.face, letters.size)
    canvas.setFillColor(color)
    for line in lines:
        top -= letters.lead
        canvas.drawString(left, top + letters.lift, line)
    return top


def draw_rule(canvas: Any, width: float, y: float = 0.0) -> None:
    """Draw a thin line across, which parts a row from the next."""
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(0, y, width, y)
