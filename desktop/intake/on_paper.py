"""How large a picture stands on paper, and how many of its dots paper can show."""

import math
from typing import Final, TypeVar

A = TypeVar("A", int, float)
UPRIGHT, LYING = (540.0, 660.0), (700.0, 500.0)
"""The room that a page of Letter paper, standing or lying, leaves for a photo, in points."""
FINEST: Final = 300
"""Dots an inch on paper; a picture with more is made smaller."""
WANTED: Final = 200
_SMALLEST: Final = 3.0  # points of a page (PDF 32000-1, C.2)
_SIDEWAYS: Final = (5, 6, 7, 8)


def dots(pixels: tuple[int, int], size: tuple[float, float], way_up: int) -> float:
    """Return how many dots an inch the picture has on paper."""
    return pixels[0] / swapped(size, way_up)[0] * 72


def wanted(size: tuple[float, float], way_up: int) -> tuple[int, int]:
    """Return the pixels, as stored, that paper can show."""
    width, height = swapped(size, way_up)
    return math.ceil(width / 72 * WANTED), math.ceil(height / 72 * WANTED)


def swapped(size: tuple[A, A], way_up: int) -> tuple[A, A]:
    """Swap width and height where the picture lies on its side; swapping back is the same."""
    return (size[1], size[0]) if way_up in _SIDEWAYS else size


def on_paper(width: float, height: float) -> tuple[float, float]:
    """Return how large a picture of so many pixels stands on paper; a dot is never a point wide."""
    across, down = LYING if width > height else UPRIGHT
    times = min(across / width, down / height, 1.0)
    return max(_SMALLEST, round(width * times, 2)), max(_SMALLEST, round(height * times, 2))
