"""Paints the pages of a PDF on a printer, the ones that were asked for, in their order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from desktop.errors import Unavailable
from desktop.language import _

FINEST: Final = 300  # dots an inch; more would only be more to send
_QUARTER: Final = 90

Draw = Callable[[int, int], QImage]  # page from 0, about how many pixels wide
Told = Callable[[int, int], None]  # done, of how many


def chosen(printer: QPrinter, pages: int, current: int) -> list[int]:
    """Return the pages, from 0, that a person chose in the dialog, as often as they are painted."""
    kind = QPrinter.PrintRange
    found = list(range(pages))
    if printer.printRange() is kind.CurrentPage:
        found = [current]
    elif printer.printRange() is kind.PageRange:
        found = [page - 1 for page in _ranges(printer) if page <= pages]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        found.reverse()
    if printer.supportsMultipleCopies():  # it makes them itself
        return found
    times = printer.copyCount()
    return found * times if printer.collateCopies() else [p for p in found for _n in range(times)]


def _ranges(printer: QPrinter) -> Iterator[int]:
    several = printer.pageRanges()
    if several.isEmpty():
        yield from range(max(1, printer.fromPage()), printer.toPage() + 1)
        return
    for some in several.toRangeList():
        yield from range(some.from_, some.to + 1)


def paint(
    printer: QPrinter, pages: Sequence[int], draw: Draw, told: Told, is_stopped: Callable[[], bool]
) -> bool:
    """Paint pages on a printer, each turned as it lies; False when somebody stopped it.

    Raises `Unavailable` when the printer does not take them.
    """
    painter = QPainter()
    printer.setFullPage(True)  # the pages bring their margins with them
    try:
        for done, page in enumerate(pages):
            if is_stopped():
                printer.abort()
                return False
            image = _sharp(printer, page, draw)
            _turn(printer, image)
            is_ready = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not is_ready:
                raise Unavailable(_not_taken(printer))
            _put(painter, printer, image)
            told(done + 1, len(pages))
    finally:
        if painter.isActive():
            painter.end()
    if printer.printerState() is QPrinter.PrinterState.Error:
        raise Unavailable(_not_taken(printer))
    return True


def _sharp(printer: QPrinter, page: int, draw: Draw) -> QImage:
    """Return the page as fine as the printer shows it, whichever way it lies."""
    paper = printer.pageLayout().pageSize().size(printer.pageLayout().pageSize().Unit.Inch)
    dots = min(printer.resolution(), FINEST)
    short, long = sorted((round(paper.width() * dots), round(paper.height() * dots)))
    image = draw(page, short)
    return draw(page, long) if image.width() > image.height() else image


def _turn(printer: QPrinter, image: QImage) -> None:
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if _lies(image) else way.Portrait)


def _lies(image: QImage) -> bool:
    return image.width() > image.height()


def _put(painter: QPainter, printer: QPrinter, image: QImage) -> None:
    """Fit the page to the paper: as large as it is made where both are of one size."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    if _lies(image) != (paper.width() > paper.height()):  # a printer that does not turn its paper
        image = image.transformed(QTransform().rotate(_QUARTER))
    size = QSizeF(image.size()).scaled(QSizeF(paper.size()), Qt.AspectRatioMode.KeepAspectRatio)
    box = QRect(0, 0, round(size.width()), round(size.height()))
    box.moveCenter(QRect(0, 0, paper.width(), paper.height()).center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(box, image)


def _not_taken(printer: QPrinter) -> str:
    if to := printer.outputFileName():
        return _(
            "{file} could not be written. Close it if it is open elsewhere, and check that there "
            "is space."
        ).format(file=to)
    return _(
        "{printer} did not take the pages. Check that it is switched on and connected, then print "
        "again."
    ).format(printer=printer.printerName())
