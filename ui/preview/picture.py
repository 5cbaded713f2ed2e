"""A page as it is painted, and how photos become one: upright, no bigger than is looked at."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from desktop.intake import Drawn, Intake

LONGEST: Final = 6_000  # pixels of a side: more than any screen shows of a page
MOST_MEMORY: Final = 256  # MB that decoding one photo may take in the window's own process
_ON_ITS_SIDE: Final = 4  # the bit of QImageIOHandler.Transformation that turns by a quarter
_ROWS: Final = QImage.Format.Format_RGB888
_TURNED_PNG: Final = b"eXIf"  # says which way up; Qt reads that of JPEG only
FAMILIES: Final = ("pdf", "tiff", "heic", "jpeg", "png")


@dataclass(frozen=True)
class Picture:
    """One page. `is_finest` tells that the file holds no finer picture of it."""

    image: QImage
    pages: int
    is_finest: bool


def picture_of(
    data: bytes, name: str, family: str, page: int, width: int, intake: Intake
) -> Picture:
    """Return a page about `width` pixels wide; called off the window's thread, it may take long.

    Photos of the usual kinds are decoded here, because a child process takes a moment to start; all
    else, and what Qt cannot take, is drawn behind the intake's door. Raises `Refused`.
    """
    by_qt = family == "jpeg" or (family == "png" and _TURNED_PNG not in data)
    if by_qt and (photo := photo_of(data, width)) is not None:
        return photo
    return _of_drawn(intake.draw(data, name, family, page, width))


def photo_of(data: bytes, width: int) -> Picture | None:
    """Return the photo, turned as its camera said; None when Qt cannot take it."""
    QImageReader.setAllocationLimit(MOST_MEMORY)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    stored = reader.size()
    if stored.isEmpty():
        return None
    turned = bool(reader.transformation().value & _ON_ITS_SIDE)
    upright = stored.transposed() if turned else stored
    wanted = _fitting(upright, width)
    if wanted != upright:
        reader.setScaledSize(wanted.transposed() if turned else wanted)
    image = reader.read()
    return None if image.isNull() else Picture(image, 1, wanted == upright)


def _fitting(size: QSize, width: int) -> QSize:
    times = min(1.0, width / size.width(), LONGEST / size.width(), LONGEST / size.height())
    return QSize(max(1, round(size.width() * times)), max(1, round(size.height() * times)))


def _of_drawn(drawn: Drawn) -> Picture:
    seen = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 3, _ROWS)
    # a copy, because a QImage does not keep the bytes alive that it looks at
    return Picture(seen.copy(), drawn.pages, drawn.is_finest)
