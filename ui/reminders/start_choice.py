"""Whether Muster starts with the computer: the system's own entry is shown and changed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _
from ui import theme
from ui.welcome.aside import Aside
from ui.widgets import fault


class StartChoice(QWidget):
    """Changed at once, because the system may not let it be; `put_back` undoes that."""

    shown = Signal()  # what is said needs another height
    answered = Signal()  # the system has said how it is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: bool | None = None  # not known yet
        self._under_way: Aside | None = None
        self.box = QCheckBox(_("Start Muster when I sign in to this computer"))
        self.box.setEnabled(False)
        self.fault = fault()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.box)
        column.addWidget(self.fault)
        self.fault.hide()
        self.box.clicked.connect(self._turn)

    def ask(self) -> None:
        """Read how it is, and show it."""
        self._run(_is_on)

    def put_back(self) -> None:
        """Let it be as it was when this was opened."""
        if self._before is not None and self._before != self.box.isChecked():
            self._turn(self._before)

    def _turn(self, on: bool) -> None:
        def work() -> bool:
            from desktop.services.reminders.starting import starting

            return starting().turn(on=on)

        self._run(work)

    def _run(self, work: Callable[[], bool]) -> None:
        self.box.setEnabled(False)
        self._under_way = Aside(work)
        self._under_way.answered.connect(self._on_answered)
        self._under_way.refused.connect(self._on_refused)
        self._under_way.start()

    def _on_answered(self, on: bool) -> None:
        self._before = on if self._before is None else self._before
        self.box.setChecked(on)
        self.box.setEnabled(True)
        self.fault.hide()
        self.answered.emit()

    def _on_refused(self, refused: Refused) -> None:
        self.box.setChecked(not self.box.isChecked())
        self.box.setEnabled(True)
        self.fault.setText(str(refused))
        self.fault.show()
        self.shown.emit()
        self.answered.emit()


def _is_on() -> bool:
    from desktop.services.reminders.starting import starting

    return starting().is_on()
