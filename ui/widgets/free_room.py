"""Finds room in a window where nothing lies that somebody may want to press."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar, QWidget

READ: Final = "is_read"  # the property of words that nothing may lie on
_PRESSED = (QAbstractButton, QTabBar)


def pressed_in(window: QWidget, but: QWidget) -> list[QRect]:
    """Return where something can be pressed in a window or has the keyboard; nothing in `but`."""
    parts: set[QWidget] = {part for kind in _PRESSED for part in window.findChildren(kind)}
    focus = QApplication.focusWidget()
    if focus is not None and window.isAncestorOf(focus):
        parts.add(focus)
    return _seen_of(parts, window, but)


def read_in(window: QWidget, but: QWidget) -> list[QRect]:
    """Return where words stand that nobody can do without, such as a question to answer."""
    parts: set[QWidget] = {part for part in window.findChildren(QLabel) if part.property(READ)}
    return _seen_of(parts, window, but)


def _seen_of(parts: set[QWidget], window: QWidget, but: QWidget) -> list[QRect]:
    seen = (_seen(part, window) for part in parts if not but.isAncestorOf(part))
    return [rect for rect in seen if not rect.isEmpty()]


def _seen(part: QWidget, window: QWidget) -> QRect:
    """What is to be seen of a part: what was scrolled away is in nobody's way."""
    if not part.isVisible():
        return QRect()
    rect, around = part.rect(), part
    while around is not window and (parent := around.parentWidget()) is not None:
        rect = rect.translated(around.pos()) & parent.rect()
        around = parent
    return rect


def free_spot(room: QRect, size: QSize, taken: Sequence[QRect], gap: int) -> QPoint:
    """Return where a strip of that size covers nothing, as low as possible and in the middle.

    In a room without such a place it is the lowest one in the middle.
    """
    for left in _lefts(room, size):
        for top in _tops(room, size, left, taken, gap):
            return QPoint(left, top)
    return QPoint(_lefts(room, size)[0], max(room.top(), room.bottom() + 1 - size.height()))


def _lefts(room: QRect, size: QSize) -> tuple[int, ...]:
    spare = max(0, room.width() - size.width())
    return room.left() + spare // 2, room.left(), room.left() + spare


def _tops(room: QRect, size: QSize, left: int, taken: Sequence[QRect], gap: int) -> Iterator[int]:
    """Yield the lowest top at which nothing is covered, if there is one in the lower half."""
    top = room.bottom() + 1 - size.height()
    while top >= room.center().y() - size.height():
        here = QRect(QPoint(left, top), size)
        covered = [rect.top() for rect in taken if rect.intersects(here)]
        if not covered:
            yield top
            return
        top = min(covered) - gap - size.height()
