"""Compares pages with pictures that somebody looked at and approved."""

from io import BytesIO
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
from PIL import Image, ImageChops

SMALL: Final = 36 / 72  # of its size: enough to see that something moved
FAR: Final = 48  # of 255: letters are drawn a little differently from machine to machine
MOST: Final = 0.004  # of all dots may be far from the approved ones


def picture_of(pdf: Path, page: int) -> Image.Image:
    """Return a page, counted from 1, as a small picture in shades of few colours."""
    with pdfium.PdfDocument(pdf) as book:
        drawn: Image.Image = book[page - 1].render(scale=SMALL).to_pil()
        return drawn.convert("RGB")


def held_against(picture: Image.Image, approved: Path, *, approve: bool) -> str:
    """Return what is wrong with a picture, "" where it is as it was approved.

    With `approve` it becomes the approved one.
    """
    if approve:
        approved.parent.mkdir(parents=True, exist_ok=True)
        told = BytesIO()
        picture.quantize(32).save(told, "PNG", optimize=True)
        approved.write_bytes(told.getvalue())
        return ""
    if not approved.exists():
        return f"{approved.name} was never approved: look at it, then use --approve-pages"
    known = Image.open(approved).convert("RGB")
    if known.size != picture.size:
        return f"{approved.name} was {known.size} and is {picture.size}"
    apart = ImageChops.difference(known, picture).convert("L").point(lambda dot: 255 * (dot > FAR))
    share = sum(apart.tobytes()) / 255 / (apart.width * apart.height)
    return "" if share <= MOST else f"{approved.name}: {share:.2%} of its dots are others"
