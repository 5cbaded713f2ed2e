"""Which part of a foreign page a reader sees, and which way up, whatever its numbers claim."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pikepdf import Object

Box = tuple[float, float, float, float]
LETTER: Final[Box] = (0.0, 0.0, 612.0, 792.0)
_DEEPEST: Final = 50
_SMALLEST: Final = 1.0
_LARGEST: Final = 1_000_000.0


def inherited(page: "Object", key: str) -> Any:
    """Return what a page says for a key, or what the branches it hangs from say; else None."""
    import pikepdf

    node: Any = page
    for _step in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            break
        value = node.get(key)
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def shown_box(page: "Object") -> Box:
    """Return the part of the page that is seen: its crop box as far as there is paper under it."""
    paper = _box(inherited(page, "/MediaBox")) or LETTER
    cut = _box(inherited(page, "/CropBox"))
    if cut is None:
        return paper
    both = (
        max(paper[0], cut[0]),
        max(paper[1], cut[1]),
        min(paper[2], cut[2]),
        min(paper[3], cut[3]),
    )
    return both if _is_area(both) else paper


def turned(page: "Object") -> int:
    """Return by how many degrees the page is turned clockwise for reading: 0, 90, 180 or 270."""
    degrees = _number(inherited(page, "/Rotate"))
    if degrees is None:
        return 0
    return round(degrees / 90) * 90 % 360


def unit(page: "Object") -> float:
    """Return how many points one unit of the page is (PDF 32000-1, 14.11.2.1)."""
    points = _number(page.get("/UserUnit"))
    return points if points is not None and 0 < points <= 100 else 1.0


def seen_size(box: Box, degrees: int, points: float) -> tuple[float, float]:
    """Return width and height in points as a reader sees the page."""
    width, height = (box[2] - box[0]) * points, (box[3] - box[1]) * points
    return (height, width) if degrees % 180 else (width, height)


def _box(value: Any) -> Box | None:
    if not isinstance(value, Iterable):
        return None
    corners = [number for number in map(_number, value) if number is not None]
    if len(corners) != 4:
        return None
    left, right = sorted((corners[0], corners[2]))
    low, high = sorted((corners[1], corners[3]))
    box = (left, low, right, high)
    return box if _is_area(box) else None


def _is_area(box: Box) -> bool:
    sides = (box[2] - box[0], box[3] - box[1])
    return all(_SMALLEST <= side <= _LARGEST for side in sides)


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None
