"""The list of what was found: sheets and what they are taken for, papers, and what is wrong."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.language import _, ngettext
from desktop.services.import_draft import Draft
from ui import icons, theme
from ui.widgets import tip

NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Found(NamedTuple):
    """One line: an icon, its tone, what was found and what it is."""

    icon: str
    tone: str
    name: str
    what: str


def found_in(draft: Draft) -> list[Found]:
    """Return the lines, what needs a look first."""
    lines = [Found("circle-alert", "red", file, why) for file, why in draft.faults]
    lines += [Found("info", "amber", _("Noticed"), remark) for remark in draft.remarks]
    for view in draft.views():
        unknown = not view.kind
        tone = "amber" if unknown or view.questions or view.lacking else "soft"
        lines.append(
            Found("table", tone, view.title, _with_questions(view.reading, view.questions))
        )
    if draft.files:
        n = len(draft.files)
        files = ngettext("{n} file", "{n} files", n).format(n=n)
        what = _("Evidence: they are kept as they are. {names}").format(
            names=", ".join(draft.files)
        )
        lines.append(Found("paperclip", "soft", files, what))
    return lines


def _with_questions(reading: str, n: int) -> str:
    if not n:
        return reading
    asked = ngettext("{n} question about dates", "{n} questions about dates", n).format(n=n)
    return _("{reading}. {asked}").format(reading=reading, asked=asked)


class FoundModel(QAbstractTableModel):
    """The lines for the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Found] = []

    def show_lines(self, lines: list[Found]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (_("File or sheet"), _("What it is"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        said = line.name if index.column() == 0 else line.what
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon(line.icon, line.tone)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1 and line.tone == "red":
            return theme.color("red")
        return None


class FoundList(QTableView):
    """Two columns, each line as high as its words need, up to a few lines of text."""

    LINES = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FoundModel(self)
        self.setModel(self._model)
        self.setAccessibleName(_("What was found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.setIconSize(QSize(theme.px(16), theme.px(16)))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_draft(self, draft: Draft) -> None:
        """Show what was found."""
        self._model.show_lines(found_in(draft))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setColumnWidth(0, self.viewport().width() * 2 // 5)
        most = self.fontMetrics().lineSpacing() * self.LINES + theme.NEAR
        self.verticalHeader().setMaximumSectionSize(most)
        self.resizeRowsToContents()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(200))
