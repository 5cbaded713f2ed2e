"""Tab goes through the window as it is read, also where parts of it were made later than others."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QMainWindow, QScrollArea, QSplitter, QWidget

# Qt's own order is that in which widgets were made: a line added to a table comes behind everything
# else, and what has a focus proxy cannot be moved. So the next part is looked for in the layouts.


Place = tuple[int, ...]


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next part of a window, from the last to the first."""
    focus = window.focusWidget()
    parts = [part for part in _parts(window) if part is focus or _takes_tab(part)]
    if focus not in parts or len(parts) == 1:
        return False
    here = parts.index(focus)
    target = parts[(here + 1) % len(parts) if forward else here - 1]
    why = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(why)
    _bring_into_sight(target)
    return True


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.isEnabled()


def _bring_into_sight(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """What is shown and can have the keyboard, in the order in which it is laid out."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    for inner in _inside(widget):
        if inner.isVisible():
            yield from _parts(inner)


def _inside(widget: QWidget) -> list[QWidget]:
    """The widgets inside, those that are laid out first and what lies loosely over them last."""
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    children = [child for child in children if not child.isWindow()]
    places: dict[QWidget, Place]
    if isinstance(widget, QMainWindow):
        places = {child: (int(child is not widget.centralWidget()),) for child in children}
    elif isinstance(widget, QSplitter):
        places = {child: (widget.indexOf(child),) for child in children}
    else:
        places = dict(_placed(widget.layout(), children, ()))
    return sorted(children, key=lambda child: (child not in places, places.get(child, ())))


def _placed(
    layout: QLayout | None, widgets: list[QWidget], path: Place
) -> Iterator[tuple[QWidget, Place]]:
    """Yield where each widget stands in a layout and in those inside it.

    Items are not asked for one by one: the bindings keep them when Qt has thrown them away.
    """
    if layout is None:
        return
    for widget in widgets:
        if (place := layout.indexOf(widget)) >= 0:
            yield widget, (*path, place)
    for inner in layout.children():
        if isinstance(inner, QLayout):
            yield from _placed(inner, widgets, (*path, layout.indexOf(inner)))
