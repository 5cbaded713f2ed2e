"""Records whose time is over, under their kinds, each to be ticked; and those that must stay."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.language import _
from desktop.services.retention import Due, DueList, DueOfKind
from desktop.values.spoken import say_date, say_number
from ui import theme
from ui.widgets import tip

_ID: Final = Qt.ItemDataRole.UserRole
_LEAST, _MOST = 96, 260  # pixels at 100 % that the list is high
_FEW: Final = 20  # records that are shown at once, because they are to be looked over
_TICK: Final = Qt.ItemFlag.ItemIsUserCheckable
_LONGEST: Final = 90  # letters of what keeps a record; all of it is in what hovering shows


class DueTree(QTreeWidget):
    """Kinds with their records. Nothing is ticked at first: a person decides about each."""

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderLabels([_("Record"), _("Why it is here")])
        self.setAccessibleName(_("Records that are no longer needed"))
        self.setAlternatingRowColors(False)
        self.setUniformRowHeights(True)
        self.itemExpanded.connect(lambda _item: self.updateGeometry())
        self.itemCollapsed.connect(lambda _item: self.updateGeometry())
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(lambda _item, _column: self.ticked.emit())

    def sizeHint(self) -> QSize:
        """As high as its rows, as far as some of them go: what is to be signed stands below."""
        self.executeDelayedItemsLayout()
        kinds = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        n = len(kinds) + sum(one.childCount() for one in kinds if one and one.isExpanded())
        row = max(self.sizeHintForRow(0), self.fontMetrics().height())
        needed = self.header().sizeHint().height() + n * row + 2 * self.frameWidth()
        height = min(max(needed, theme.px(_LEAST)), theme.px(_MOST))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.px(_LEAST))

    def show_due(self, due: DueList) -> None:
        """Show the list of a day."""
        self.blockSignals(True)
        self.clear()
        for kind in due.kinds:
            self.addTopLevelItem(self._kind(kind, due))
        if self.topLevelItemCount() == 1 or sum(len(kind.may_go) for kind in due.kinds) <= _FEW:
            self.expandAll()
        self.blockSignals(False)
        self.updateGeometry()
        self.ticked.emit()

    def _kind(self, kind: DueOfKind, due: DueList) -> QTreeWidgetItem:
        words = _("{kind} ({n})").format(kind=kind.plural, n=say_number(len(kind.may_go)))
        made = QTreeWidgetItem([words, kind.kept.in_words()])
        made.setToolTip(1, tip(f"{kind.kept.in_words()}. {kind.kept.law}".removesuffix(". ")))
        for one in kind.may_go:
            made.addChild(self._record(one, due))
        if kind.may_go:
            made.setFlags(made.flags() | _TICK | Qt.ItemFlag.ItemIsAutoTristate)
            made.setCheckState(0, Qt.CheckState.Unchecked)
        for one in kind.stay:
            made.addChild(self._staying(one, due))
        return made

    def _record(self, one: Due, due: DueList) -> QTreeWidgetItem:
        over = _("its time was over on {date}").format(date=say_date(one.since, due.as_of))
        made = QTreeWidgetItem([_named(one, due), over])
        made.setToolTip(0, tip(_named(one, due)))
        made.setFlags(made.flags() | _TICK)
        made.setCheckState(0, Qt.CheckState.Unchecked)
        made.setData(0, _ID, one.id)
        return made

    def _staying(self, one: Due, due: DueList) -> QTreeWidgetItem:
        why = _("stays: {records} still needs it").format(records=one.kept_by)
        short = why if len(why) <= _LONGEST else why[: _LONGEST - 1] + "…"
        made = QTreeWidgetItem([_named(one, due), short])
        made.setToolTip(0, tip(_named(one, due)))
        made.setToolTip(1, tip(why))
        return made

    def chosen(self) -> list[str]:
        """Return the ids of the records that are ticked."""
        ticked = Qt.CheckState.Checked
        return [item.data(0, _ID) for item in self._going() if item.checkState(0) == ticked]

    def tick_all(self, on: bool) -> None:
        """Tick every record that may go, or none."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self.blockSignals(True)
        for item in self._going():
            item.setCheckState(0, state)
        self.blockSignals(False)
        self.viewport().update()
        self.ticked.emit()

    def _going(self) -> Iterator[QTreeWidgetItem]:
        """Every record that may be ticked."""
        for number in range(self.topLevelItemCount()):
            kind = self.topLevelItem(number)
            for place in range(kind.childCount() if kind is not None else 0):
                item = kind.child(place) if kind is not None else None
                if item is not None and item.data(0, _ID):
                    yield item


def _named(one: Due, due: DueList) -> str:
    """Return what a record is called; of a private one only its date."""
    return one.title or say_date(one.counted_from, due.as_of)
