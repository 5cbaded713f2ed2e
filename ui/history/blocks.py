"""What a change did, in words: one wrapping line a field, before and after."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.change_told import FieldSaid
from ui import theme
from ui.widgets import Words, line, small, strong


def said_of(field: FieldSaid) -> str:
    """Return "Label: before → after" in words."""
    if not field.before:
        return _("{label}: {now}").format(label=field.label, now=field.now)
    now = field.now or _("empty")
    return _("{label}: {before} → {now}").format(label=field.label, before=field.before, now=now)


def block(title: str, about: str, fields: Iterable[FieldSaid]) -> QWidget:
    """Return one thing that happened: what, when and by whom, and what it did."""
    made = QWidget()
    made.setProperty("role", "clear")
    made.setAccessibleName(title)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, theme.FIELD, 0, theme.FIELD)
    column.setSpacing(theme.TIGHT)
    column.addWidget(strong(title))
    if about:
        column.addWidget(small(about))
    for field in fields:
        column.addWidget(_selectable(Words(said_of(field))))
    return made


def _selectable(label: QLabel) -> QLabel:
    """A value that was overwritten is often copied from here."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def fill(column: QVBoxLayout, blocks: Iterable[QWidget]) -> None:
    """Put blocks below one another with thin lines between, in place of what was there."""
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
    for number, made in enumerate(blocks):
        if number:
            column.addWidget(line())
        column.addWidget(made)
    column.addStretch(1)
