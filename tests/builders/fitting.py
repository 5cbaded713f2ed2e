"""Finds what a person could not read in a window: cut, hidden behind something, out of the room."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.builders.person import Person
from ui.search.palette import SearchPalette
from ui.widgets import Elided, Toast, tip

SLACK: Final = 2  # pixels that rounding of letters takes
PADDING: Final = 6  # pixels around the words of a button that may be missing before they are cut
Textual = QLabel | QAbstractButton | QLineEdit | QComboBox


def unreadable(
    person: Person, places: Iterator[tuple[str, QWidget]], size: tuple[int, int]
) -> dict[str, list[str]]:
    """Return what cannot be read or reached in each place, in a window of that size."""
    found = {}
    for name, shown in places:
        faults = faults_of(shown)
        faults += [f"{button} cannot be seen whole" for button in hidden_primaries(shown)]
        if person.window.size().toTuple() != size:
            faults.append(f"the window grew to {person.window.size().toTuple()}")
            person.window.resize(*size)
        if faults:
            found[name] = faults
    return found


def faults_of(top: QWidget) -> list[str]:
    """Return a sentence for everything in `top` that cannot be read or reached."""
    parts = [w for w in top.findChildren(QWidget) if w.isVisible() and w.window() is top.window()]
    texts = [w for w in parts if isinstance(w, Textual) and said_by(w)]
    found = [f"{told(w)} is cut: {why}" for w in texts for why in cut(w)]
    found += [f"{told(w)} reaches out of {told(out)}" for w in texts for out in leaves(w, top)]
    found += [f"{told(a)} lies over {told(b)}" for a, b in overlaps(texts, top)]
    areas = [w for w in parts if isinstance(w, QAbstractScrollArea)]
    found += [f"{told(w)} scrolls sideways" for w in areas if scrolls_sideways(w)]
    return found


def said_by(widget: Textual) -> str:
    """Return the words that are to be read on a widget."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        inside = isinstance(widget.parentWidget(), QComboBox)
        return "" if inside or widget.text() else widget.placeholderText()  # typed text scrolls
    return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def told(widget: QWidget) -> str:
    """Return how a fault calls a widget."""
    words = said_by(widget) if isinstance(widget, Textual) else ""
    return f"{type(widget).__name__} {(words or widget.accessibleName())[:60]!r}"


def cut(widget: Textual) -> Iterator[str]:
    """Say why the words of a widget do not fit into it."""
    words, room = said_by(widget), widget.contentsRect()
    wide = max(widget.fontMetrics().horizontalAdvance(line) for line in words.splitlines() or [""])
    if isinstance(widget, Elided):
        if wide > room.width() and widget.toolTip() != tip(words):
            yield "shortened, and hovering does not say it all"
    elif isinstance(widget, QLabel) and widget.wordWrap():
        needs = widget.heightForWidth(widget.width())
        if needs > widget.height() + SLACK:
            yield f"needs {needs} of height, has {widget.height()}"
        if widget.minimumSizeHint().width() > widget.width() + SLACK:
            yield f"a word needs {widget.minimumSizeHint().width()}, has {widget.width()}"
    elif isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        has = room.width() - margins.left() - margins.right()
        if wide > has:
            yield f"needs {wide}, has {has}"
    elif isinstance(widget, QComboBox):
        if wide > room.width() and tip(words) != widget.toolTip() and words not in widget.toolTip():
            yield f"needs {wide}, has {room.width()}"
    elif words and words not in widget.toolTip() and tip(words) != widget.toolTip():
        needs, has = widget.sizeHint(), widget.size()
        if needs.width() > has.width() + PADDING or needs.height() > has.height() + PADDING:
            yield f"needs {needs.width()} × {needs.height()}, has {has.width()} × {has.height()}"


def leaves(widget: QWidget, top: QWidget) -> Iterator[QWidget]:
    """Tell the first ancestor over whose edge a widget reaches, where nobody can scroll to it."""
    at, around = widget, widget.parentWidget()
    rect = QRect(QPoint(0, 0), widget.size())
    while around is not None and at is not top:
        rect.translate(at.pos())
        room = around.rect()
        area = around.parentWidget()
        is_viewport = isinstance(area, QAbstractScrollArea) and area.viewport() is around
        if is_viewport:
            if isinstance(area, QAbstractItemView) or not isinstance(area, QScrollArea):
                return
            if rect.left() < -SLACK or rect.right() > room.right() + SLACK:
                yield around
                return
            rect = rect.intersected(room)  # what is above or below can be scrolled to
            if rect.isEmpty():
                return
        elif not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            yield around
            return
        at, around = around, around.parentWidget()


def overlaps(widgets: list[Textual], top: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Tell of words that lie over other words."""
    shown = []
    for widget in widgets:
        if any(isinstance(one, Toast | SearchPalette) for one in _around(widget)):
            continue  # comes by over all the rest, and goes
        seen = widget.visibleRegion().boundingRect()
        if not seen.isEmpty():
            shown.append((widget, seen.translated(widget.mapTo(top, QPoint(0, 0)))))
    for n, (one, rect) in enumerate(shown):
        for other, its in shown[n + 1 :]:
            both = rect.intersected(its)
            is_inside = one.isAncestorOf(other) or other.isAncestorOf(one)
            if not is_inside and both.width() > SLACK and both.height() > SLACK:
                yield one, other


def _around(widget: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()


def scrolls_sideways(area: QAbstractScrollArea) -> bool:
    """Whether words on a page, which are no table, must be pushed to the side to be read."""
    if isinstance(area, QAbstractItemView):
        return False
    policy = area.horizontalScrollBarPolicy()
    is_off = policy == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return not is_off and area.horizontalScrollBar().maximum() > 0


def hidden_primaries(top: QWidget) -> list[str]:
    """Return the buttons that do what a page is for and cannot be seen whole."""
    buttons = [b for b in top.findChildren(QAbstractButton) if b.property("role") == "primary"]
    return [
        told(button)
        for button in buttons
        if button.isVisible()
        and button.window() is top.window()
        and button.visibleRegion().boundingRect() != button.rect()
    ]
