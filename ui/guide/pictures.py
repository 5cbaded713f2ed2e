"""Pictures in the guide: drawn smoothly at the width of its lines, and as large as they are."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPixmap,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.guide.dress import blocks_of

ENDING: Final = ".png"
_IMAGE: Final = QTextDocument.ResourceType.ImageResource.value
_SMOOTH: Final = Qt.TransformationMode.SmoothTransformation


def fit_pictures(document: QTextDocument, folder: Path, width: int, ratio: float) -> None:
    """Make each picture as wide as the lines, at most as wide as it is.

    `ratio` is how many pixels of the screen one of the window is: Qt would scale without smoothing.
    """
    for cursor in list(_pictures(document)):
        look = cursor.charFormat().toImageFormat()
        image = _original(folder / look.name())
        shown = max(1, min(width, image.width()))
        scaled = image.scaledToWidth(round(shown * ratio), _SMOOTH)
        scaled.setDevicePixelRatio(ratio)
        document.addResource(_IMAGE, QUrl(look.name()), scaled)
        look.setWidth(shown)
        look.setHeight(round(scaled.height() / ratio))
        cursor.setCharFormat(look)
        cursor.mergeBlockFormat(_tight())


def _tight() -> QTextBlockFormat:
    """No room between lines: it would be a share of the picture's height."""
    tight = QTextBlockFormat()
    tight.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return tight


def _pictures(document: QTextDocument) -> Iterator[QTextCursor]:
    for block in blocks_of(document):
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.charFormat().isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(piece.position())
                cursor.setPosition(
                    piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor
                )
                yield cursor
            pieces += 1


@lru_cache(maxsize=24)
def _original(path: Path) -> QImage:
    return QImage(str(path))


class PictureWindow(QWidget):
    """One picture as large as it is; Esc closes it."""

    def __init__(self, path: Path, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setProperty("role", "page")
        picture = QLabel()
        picture.setPixmap(QPixmap(str(path)))
        picture.setAccessibleName(title)
        sheet = QScrollArea()
        sheet.setWidget(picture)
        sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sheet.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sheet)
        edge = 2 * theme.px(theme.NEAR)
        room = self.screen().availableSize()
        wanted = picture.sizeHint().grownBy(self.contentsMargins())
        self.resize(min(wanted.width() + edge, room.width()),
                    min(wanted.height() + edge, room.height()))  # fmt: skip
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
