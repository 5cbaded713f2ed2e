"""What a person brings by dropping or pasting: files, a picture, or nothing that can be filed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from desktop.language import _
from desktop.services.evidence import Pasted

# taken as they are: no need to write a picture anew that is one already
_AS_IT_IS: Final = (("image/png", ".png"), ("image/jpeg", ".jpg"))


@dataclass(frozen=True)
class Brought:
    """Files and pictures; or neither, and then a sentence that says what to do."""

    paths: tuple[Path, ...] = ()
    pictures: "tuple[Pasted | QImage, ...]" = ()
    sentence: str = ""

    def __bool__(self) -> bool:
        return bool(self.paths or self.pictures)

    @property
    def count(self) -> int:
        """How many things there are."""
        return len(self.paths) + len(self.pictures)


def may_hold_evidence(mime: QMimeData) -> bool:
    """Whether it is worth letting somebody drop this."""
    return mime.hasUrls() or mime.hasImage() or any(mime.hasFormat(f) for f, _e in _AS_IT_IS)


def brought(mime: QMimeData) -> Brought:
    """Return what there is to file."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Brought(paths)
    for form, ending in _AS_IT_IS:
        if data := bytes(mime.data(form).data()):
            return Brought(pictures=(Pasted(data, ending),))
    if mime.hasImage() and isinstance(image := mime.imageData(), QImage) and not image.isNull():
        return Brought(pictures=(image,))
    if mime.hasUrls():
        said = _("That is a link and not a file. Save what it leads to, then add that file.")
        return Brought(sentence=said)
    return Brought(
        sentence=_(
            "There is no file and no picture to paste. Copy the file or the picture first, then"
            " press Ctrl+V here."
        )
    )


def as_files(pictures: Sequence[Pasted | QImage]) -> list[Pasted]:
    """Return pictures as files; writing a large one takes a second, so not on the window's thread.

    One that cannot be written is left out.
    """
    made = [one if isinstance(one, Pasted) else Pasted(_png(one), ".png") for one in pictures]
    return [one for one in made if one.data]


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    is_written = QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data()) if is_written else b""
