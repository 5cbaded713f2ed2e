"""Weaknesses that the same work mends, as a card that opens into its records."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.auditing.findings import FindingGroup, FindingShown
from desktop.values.spoken import say_number
from ui import icons, theme
from ui.audit.findings.finding_row import FindingRow
from ui.editors.flow import Flow
from ui.today.click_row import ClickRow
from ui.widgets import Chip, button, line, link, plain, small, soft, strong, take_away

FIRST: Final = 8  # records that are shown at once
SLICE: Final = 4  # more of them that are made in one go
ICON: Final = 16


class GroupCard(QFrame):
    """Closed it says what to do, how much of it there is and what it earns; open it says where."""

    opened = Signal(object)  # a Target
    aside_wanted = Signal(object, list)  # the group, and those of it to set aside
    turned = Signal(str, bool)  # by a person: the key of the group, whether it is open

    def __init__(
        self, group: FindingGroup, *, may_change: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.group, self._may_change = group, may_change
        self._all = False
        self.rows: dict[str, FindingRow] = {}
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._fill_rows)
        self.setProperty("role", "card")
        self.setObjectName(group.key)
        self._make_head()
        self._make_body()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.NEAR, theme.NEAR, theme.NEAR, theme.NEAR)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.body)
        theme.watch().changed.connect(self._on_look_changed)
        self.show_group(group)
        self.turn(False)

    def _make_head(self) -> None:
        self.head = ClickRow("")
        self._arrow = QLabel()
        self.title, self.said = strong(), soft()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.said)
        self.chip = Chip()
        self.head.add(self._arrow)
        self.head.add(words, 1)
        self.head.add(self.chip)
        self.head.clicked.connect(self._on_clicked)

    def _make_body(self) -> None:
        self.body = QWidget()
        self.body.setProperty("role", "clear")
        column = QVBoxLayout(self.body)
        indent = theme.px(ICON) + theme.FIELD + theme.NEAR
        column.setContentsMargins(indent, theme.NEAR, theme.NEAR, theme.NEAR)
        column.setSpacing(theme.NEAR)
        self.why = QVBoxLayout()
        self.why.setSpacing(theme.TIGHT)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.more = link("")
        self.more.clicked.connect(self._on_more)
        self.aside = button("")
        self.aside.clicked.connect(self._on_aside)
        foot = QWidget()
        flow = Flow(foot, theme.FIELD)
        flow.addWidget(self.aside)
        flow.addWidget(self.more)
        column.addLayout(self.why)
        column.addWidget(line())
        column.addLayout(self.list)
        column.addWidget(foot)

    # --- what is shown --------------------------------------------------------------------------

    def show_group(self, group: FindingGroup) -> None:
        """Show it, or the same after an edit: what is looked at stays where it is."""
        self.group = group
        self.title.setText(group.title)
        self.said.setText(group.said)
        self.chip.show_as(group.chip, group.tone)
        self.head.setAccessibleName(f"{group.title}. {group.chip}. {group.said}")
        if self.is_open:
            self._fill()

    @property
    def is_open(self) -> bool:
        """Whether its records are seen."""
        return not self.body.isHidden()

    def turn(self, is_open: bool) -> None:
        """Open or close it; its records are made when it is opened."""
        self.body.setVisible(is_open)
        self._on_look_changed()
        self.head.setAccessibleDescription(_("open") if is_open else _("closed"))
        if is_open:
            self._fill()

    def _fill(self) -> None:
        take_away(self.why)
        self.why.addWidget(soft(self.group.severity_said))
        for why, source in self.group.why:
            self.why.addWidget(plain(why))
            self.why.addWidget(small(_("Where it is written: {source}").format(source=source)))
        self._fill_rows()

    def _fill_rows(self) -> None:
        each = self.group.each if self._all else self.group.each[:FIRST]
        focused = self._focused()
        for key in [key for key in self.rows if key not in {one.key for one in each}]:
            row = self.rows.pop(key)
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        several = self._may_change and len(self.group.each) > 1
        made = 0
        for place, one in enumerate(each):
            made += one.key not in self.rows
            if made > SLICE and place >= FIRST:
                self._later.start()  # all of them at once would hold up the window
                break
            row = self._row(one)
            row.may_tick(several)
            if self.list.indexOf(row) != place:
                self.list.insertWidget(place, row)
        self._give_back(focused)
        self._tell_foot()

    def _row(self, one: FindingShown) -> FindingRow:
        row = self.rows.get(one.key)
        if row is None:
            row = self.rows[one.key] = FindingRow(one)
            row.opened.connect(self.opened)
            row.ticked.connect(self._tell_foot)
        elif row.shown != one:
            row.show_finding(one)
        return row

    def _focused(self) -> int:
        at = QApplication.focusWidget()
        shown = self._in_order()
        return next((n for n, row in enumerate(shown) if at and row.isAncestorOf(at)), -1)

    def _give_back(self, focused: int) -> None:
        """Where the row that had the keyboard is gone, give it to the one in its place."""
        shown = self._in_order()
        if focused >= 0 and self._focused() < 0 and shown:
            shown[min(focused, len(shown) - 1)].open.setFocus()

    def _in_order(self) -> Sequence[FindingRow]:
        return sorted(self.rows.values(), key=self.list.indexOf)

    def _tell_foot(self) -> None:
        n, chosen = len(self.group.each), len(self._chosen())
        rest = n - FIRST
        self.more.setVisible(rest > 0)
        said = _("Show only the first {n}") if self._all else _("Show all {n}")
        self.more.setText(said.format(n=FIRST if self._all else say_number(n, 0)))
        self.aside.setVisible(self._may_change)
        if n == 1:
            self.aside.setText(_("Set aside…"))
        elif chosen:
            self.aside.setText(
                ngettext("Set aside {n}…", "Set aside {n}…", chosen).format(n=chosen)
            )
        else:
            self.aside.setText(_("Set aside all {n}…").format(n=say_number(n, 0)))
        self.aside.setAccessibleDescription(self.group.title)

    def _chosen(self) -> list[FindingShown]:
        return [row.shown for row in self._in_order() if row.tick.isChecked()]

    # --- what a person does ---------------------------------------------------------------------

    def _on_clicked(self) -> None:
        self.turn(not self.is_open)
        self.turned.emit(self.group.key, self.is_open)

    def _on_more(self) -> None:
        self._all = not self._all
        self._fill_rows()

    def _on_aside(self) -> None:
        self.aside_wanted.emit(self.group, self._chosen() or list(self.group.each))

    def _on_look_changed(self) -> None:
        name = "chevron-down" if self.is_open else "chevron-right"
        ratio = self.devicePixelRatioF()
        self._arrow.setPixmap(icons.pixmap(name, "soft", ICON, ratio))
        self._arrow.setAlignment(Qt.AlignmentFlag.AlignTop)
