"""The page of a kind of which there is one record: its form, with nothing to choose from."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.singles import single_id
from ui import theme
from ui.desk import Desk
from ui.editors.overrides import form_for

WIDEST = 720


class SingleRecord(QWidget):
    """The form of the only record, or an empty one where there is none yet."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form_for(kind, desk)
        self.form.setMaximumWidth(theme.px(WIDEST))
        self.form.cancelled.connect(self._read)
        self._desk, self._kind = desk, kind
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.NEAR, 0, 0, 0)
        layout.addWidget(self.form, 4)
        layout.addStretch(1)
        self._read()

    def _read(self) -> None:
        kind = self._kind
        self._desk.ask(lambda company: single_id(company, kind), self._show, owner=self)

    def _show(self, record_id: str) -> None:
        if record_id:
            self.form.open(record_id)
        else:
            self.form.open_new({})
