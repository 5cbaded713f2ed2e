"""Measures what a page looks like from a small picture of it: ink, contrast, rows of print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_EDGE: Final = 0.04  # of each side: what a scanner adds of its lid is not looked at
_DARKER: Final = 48  # levels of 256 under the tone of the paper: pencil is, the grain of paper not


@dataclass(frozen=True)
class PageLook:
    """What a page (from 1) looks like, all as shares of 1.

    `ink` is how much of it is darker than its paper, `contrast` how far the darkest is from the
    lightest, `sharpness` how much of that contrast is crossed within one step, `tone` how light the
    paper is. `lines` tells rows of print: above 1 they lie across the page, under 1 down it, 1
    nobody can tell. `turned` are degrees by which its letters lie, None where it has no letters.
    """

    page: int
    ink: float = 0.0
    contrast: float = 0.0
    sharpness: float = 0.0
    tone: float = 1.0
    lines: float = 1.0
    turned: int | None = None


def measured(picture: "Image", page: int) -> PageLook:
    """Return the measures of a small picture of a page, as it is seen."""
    from PIL import ImageFilter

    wide, high = picture.size
    edge = round(_EDGE * wide), round(_EDGE * high)
    grey = picture.convert("L").crop((edge[0], edge[1], wide - edge[0], high - edge[1]))
    if min(grey.size) < 8:
        return PageLook(page)
    steps = _steps(grey)
    levels = grey.filter(ImageFilter.BoxBlur(1)).histogram()
    paper, darkest, lightest = (_level(levels, share) for share in (0.9, 0.001, 0.999))
    ink = sum(levels[: max(0, paper - _DARKER)]) / sum(levels)
    contrast = lightest - darkest
    return PageLook(
        page,
        ink=ink,
        contrast=contrast / 255,
        sharpness=min(1.0, steps / contrast) if contrast else 0.0,
        tone=paper / 255,
        lines=_lines(grey, paper - _DARKER),
    )


def _level(levels: Sequence[int], share: float) -> int:
    """Return the grey level under which a share of all pixels lies."""
    left = share * sum(levels)
    for level, count in enumerate(levels):
        left -= count
        if left <= 0:
            return level
    return 255


def _steps(grey: "Image") -> int:
    """Return how far two neighbours differ, of the hundredth part that differs most."""
    from PIL import ImageChops

    wide, high = grey.size
    across = ImageChops.difference(grey.crop((1, 0, wide, high)), grey.crop((0, 0, wide - 1, high)))
    down = ImageChops.difference(grey.crop((0, 1, wide, high)), grey.crop((0, 0, wide, high - 1)))
    return max(_level(across.histogram(), 0.99), _level(down.histogram(), 0.99))


def _lines(grey: "Image", darker: int) -> float:
    """Return how much more ink comes and goes from row to row than from column to column.

    Rows of print have gaps between them from one margin to the other, letters one below another
    have none. The rules of a table are ink in both directions and are held down to what print is.
    """
    from PIL import Image

    ink = grey.point([255 if level < darker else 0 for level in range(256)])
    rows = ink.resize((1, ink.height), Image.Resampling.BOX).tobytes()
    columns = ink.resize((ink.width, 1), Image.Resampling.BOX).tobytes()
    down, across = _comes_and_goes(rows), _comes_and_goes(columns)
    return (down + 1) / (across + 1)


def _comes_and_goes(profile: bytes) -> float:
    inked = sorted(level for level in profile if level)
    if not inked:
        return 0.0
    most = 2.5 * inked[len(inked) // 2]
    held = [min(level, most) for level in profile]
    changes = ((one - other) ** 2 for one, other in zip(held[1:], held, strict=False))
    return sum(changes) / len(held)
