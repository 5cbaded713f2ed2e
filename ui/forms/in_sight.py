"""A long form that keeps what has the keyboard in sight, with what stands below it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.desk import Desk
from ui.editors.record_form import RecordForm


class InSightForm(RecordForm):
    """Scrolls to wherever the keyboard goes; is kept when it is left, not at every step in it."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        # what is shown for the first time has its place only after this turn
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_keyboard)
        self._is_followed = True  # until somebody scrolls away from it
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self._on_grown)
        bar.actionTriggered.connect(self._on_scrolled)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.isAncestorOf(new):
            super()._on_focus_changed(old, new)
        elif self.fields.isAncestorOf(new):
            self._is_followed = True
            self._soon.start()

    def _on_grown(self) -> None:
        """What opened below the keyboard, or above it, took its place only now."""
        if self._is_followed and self._is_within():
            self._soon.start()

    def _on_scrolled(self) -> None:
        self._is_followed = False

    def _show_keyboard(self) -> None:
        widget, inside = self.window().focusWidget(), self.area.widget()
        if widget is None or inside is None or not self.fields.isAncestorOf(widget):
            return
        high = self.area.viewport().height()
        room = min(theme.px(90), high // 4)
        # not ensureWidgetVisible: it is content where the cursor in a half hidden text is in sight
        middle = widget.mapTo(inside, widget.rect().center()).y()
        self.area.ensureVisible(0, middle, 0, min(widget.height() // 2 + room, high // 2))
        self.area.horizontalScrollBar().setValue(0)

    def _is_within(self) -> bool:
        """Whether the keyboard is in the form, or will be when its window is looked at again."""
        widget = self.window().focusWidget()
        return widget is not None and self.isAncestorOf(widget)
