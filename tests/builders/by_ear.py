"""Looks at a window as those do who use it without a mouse or without seeing it."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.builders.person import Person

MOST = 600  # presses of Tab
RING = 60  # pixels that change at least where a ring is drawn; a cursor alone changes fewer


def controls(top: QWidget) -> list[QWidget]:
    """Return what the keyboard can be in: shown, enabled, and in the way of Tab."""
    return [
        w
        for w in [top, *top.findChildren(QWidget)]
        if w.isVisible()
        and w.isEnabled()
        and w.window() is top.window()
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and w.focusProxy() is None
    ]


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def told(widget: QWidget) -> str:
    """Return how a fault calls a widget: by its name, and where it is."""
    around, path = widget.parentWidget(), [type(widget).__name__]
    while around is not None and len(path) < 4:
        path.append(type(around).__name__)
        around = around.parentWidget()
    return f"{name_of(widget)!r} ({' in '.join(path)})"


def unnamed(top: QWidget) -> list[str]:
    """Return the controls that a screen reader would pass over in silence, or stammer about."""
    names = {w: name_of(w) for w in controls(top)}
    faults = [f"{told(w)} has no name" for w, name in names.items() if not name]
    said = {w: name.split(": ") for w, name in names.items()}
    stammers = [w for w, parts in said.items() if len(parts) > 1 and parts[0] == parts[1]]
    return faults + [f"{told(w)} says a word twice" for w in stammers]


def missed_by_tab(top: QWidget) -> list[str]:
    """Press Tab until it comes round, then Shift+Tab; return the controls that neither came to."""
    wanted = controls(top)
    start = QApplication.focusWidget()
    if start not in wanted:
        start = next(w for w in wanted if w is not top)
        start.setFocus()
    came: set[QWidget] = set()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        way = _way(start, key)
        if QApplication.focusWidget() is not start:
            return [f"{key.name} does not come back to {told(start)}, it is at {told(way[-1])}"]
        came |= {*way, *_of_groups(way)}
        if came >= set(wanted):  # it seldom takes both: from the last cell Tab may add a line
            break
    return [f"Tab never comes to {told(w)}" for w in controls(top) if w not in came]


def _way(start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key again and again until the keyboard is where it was; return where it came by."""
    came = [start]
    for _step in range(MOST):
        at = QApplication.focusWidget()
        if at is None:
            break
        if at is not came[-1]:  # within a text it goes from link to link
            came.append(at)
            if at is start:
                break
        QTest.keyClick(at, key)
    return came


def _of_groups(came: list[QWidget]) -> Iterator[QWidget]:
    """Buttons of which one is chosen are one stop; the arrows go from one to the next."""
    for widget in came:
        if isinstance(widget, QRadioButton):
            group = widget.group()
            yield from (
                group.buttons() if group else widget.parentWidget().findChildren(QRadioButton)
            )


def without_ring(person: Person, top: QWidget, seen: set[str]) -> list[str]:
    """Return the controls that look the same with the keyboard in them; one of each look."""
    faults = []
    for widget in controls(top):
        look = f"{type(widget).__name__} {widget.property('role')}"
        if look in seen:
            continue
        seen.add(look)
        others = [w for w in controls(top) if w is not widget]
        if not others:
            continue
        person.bring_into_sight(widget)
        others[0].setFocus()
        before = _picture(person, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if changed(before, _picture(person, widget)) < RING:
            faults.append(f"{told(widget)} does not show that the keyboard is in it")
    return faults


def _picture(person: Person, widget: QWidget) -> QImage:
    person.settle()
    around = QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
    return widget.window().grab(around.adjusted(-4, -4, 4, 4)).toImage()


def changed(one: QImage, other: QImage) -> int:
    """Return how many pixels of two pictures differ."""
    width, height = min(one.width(), other.width()), min(one.height(), other.height())
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(width) for y in range(height))
