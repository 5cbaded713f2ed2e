"""The company files that were opened last, on the first page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.recent_files import RecentFile, look_at
from ui import theme
from ui.preferences import Preferences
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.welcome.aside import Aside
from ui.widgets import Card, link, small, strong, tip


class RecentCard(Card):
    """The files, the latest first; one that is gone says so and can be taken off the list."""

    opened = Signal(Path)
    emptied = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("Open again"))
        self._preferences = preferences
        self._rows: dict[Path, RecentRow] = {}
        self._looking: Aside | None = None
        self.body.setSpacing(theme.TIGHT)
        let_rows_reach_out(self)

    @property
    def has_files(self) -> bool:
        """Whether there is any."""
        return bool(self._rows)

    def row(self, path: Path) -> "RecentRow":
        """Return the row of a file; KeyError where it is not on the list."""
        return self._rows[path]

    def refresh(self) -> None:
        """List the files at once, and say how they are when the drives have answered."""
        for row in self._rows.values():
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for path in self._preferences.recent_files():
            row = RecentRow(path)
            row.open.clicked.connect(lambda _on=False, at=path: self.opened.emit(at))
            row.forget.clicked.connect(lambda _on=False, at=path: self._on_forget(at))
            self._rows[path] = row
            self.body.addWidget(row)
        if self._rows:
            self.setFocusProxy(next(iter(self._rows.values())).open)
        paths = list(self._rows)
        self._looking = Aside(lambda: look_at(paths))
        self._looking.answered.connect(self._on_looked)
        self._looking.start()

    def _on_looked(self, found: Sequence[RecentFile]) -> None:
        for file in found:
            if row := self._rows.get(file.path):
                row.tell(file)

    def _on_forget(self, path: Path) -> None:
        self._preferences.forget(path)
        row = self._rows.pop(path)
        self.body.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._rows:
            self.setFocusProxy(next(iter(self._rows.values())).open)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()


class RecentRow(QWidget):
    """One file: its name, how it is, and where it lies."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        said = _("Open {file} in {folder}").format(file=path.stem, folder=path.parent)
        self.open = ClickRow(said)
        self.open.setToolTip(tip(str(path)))
        self.name, self.about = strong(path.stem), small(str(path.parent))
        self.forget = link(_("Take off the list"))
        self.forget.setAccessibleName(_("Take {file} off the list").format(file=path.stem))
        self.forget.hide()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.about)
        self.open.add(words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.open, 1)
        row.addWidget(self.forget)

    def tell(self, file: RecentFile) -> None:
        """Say how the file is."""
        self.about.setText(_("{folder} · {state}").format(folder=file.path.parent, state=file.said))
        self.open.setAccessibleDescription(file.said)
        self.open.setEnabled(file.is_there)
        self.forget.setVisible(not file.is_there)
