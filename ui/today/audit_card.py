"""The card of the audit: how far it is, the score, and how every area stands today and then."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.today.shown import Audit, Standing
from ui import theme
from ui.icons import icon
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Words, link, plain, small, soft, take_away

FIGURE: Final = 74  # the width of a column of figures
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AuditCard(Card):
    """How far the audit is, and how every area stands today and then.

    Once it holds the score, the areas are folded away under a line that counts them.
    """

    wanted = Signal(object)  # a Target
    tab_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(" ")
        self._audit: Audit | None = None
        self._can_fold, self._is_open = False, True
        self.open = link(_("Open"))
        self.open.clicked.connect(self._on_open)
        self.header.addWidget(self.open)
        self.sentence = soft()
        self.body.addWidget(self.sentence)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        let_rows_reach_out(self, self.sentence)
        self.fold = link("", may_shrink=True)
        self.fold.clicked.connect(self._on_fold)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(theme.NEAR, 0, 0, 0)
        self._foot.addWidget(self.fold)
        self._foot.addStretch(1)
        self._areas = QWidget()
        self._areas.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self._foot)
        self.body.addWidget(self._areas)
        self.fold.hide()

    def hold(self, score: QWidget) -> None:
        """Show the score above, and fold the areas away."""
        self._can_fold = True
        self.body.insertWidget(0, score)
        self._turn(is_open=False)

    def show_audit(self, audit: Audit) -> None:
        """Show another audit, or other figures of it."""
        if audit == self._audit:
            return
        self._audit = audit
        self.set_title(audit.title)
        self.sentence.setText(audit.sentence)
        self.open.setText(_("Open") if audit.on_said else _("Enter the date"))
        self.open.setAccessibleName(
            _("Open Audit & package") if audit.on_said else _("Enter the date of the next audit")
        )
        take_away(self._rows)
        if audit.standings:
            self._rows.addWidget(_heads(audit.on_said))
        for standing in audit.standings:
            self._rows.addWidget(self._row(standing, audit.on_said))
        self.fold.setText(_count(audit))
        self._turn(is_open=self._is_open)

    def _turn(self, *, is_open: bool) -> None:
        """Open or fold the areas; before there is a score they are open and cannot be folded."""
        self._is_open = is_open
        has_areas = self._audit is not None and bool(self._audit.standings)
        self.fold.setVisible(self._can_fold and has_areas)
        self.fold.setIcon(icon("chevron-down" if is_open else "chevron-right", "accent"))
        self.fold.setAccessibleDescription(_("open") if is_open else _("closed"))
        self.sentence.setVisible(is_open or not has_areas)
        self._areas.setVisible(is_open)

    def _on_fold(self) -> None:
        self._turn(is_open=not self._is_open)

    def _row(self, standing: Standing, on_said: str) -> QWidget:
        words = [standing.title, _("{n} today").format(n=standing.now)]
        if standing.then is not None:
            words.append(_("{n} on {date}").format(n=standing.then, date=on_said))
        row = ClickRow(", ".join(words))
        row.add(plain(standing.title), 1)
        for n in (standing.now, standing.then):
            if n is not None:
                row.add(_figure(n))
        row.clicked.connect(partial(self.tab_wanted.emit, standing.tab))
        return row

    def _on_open(self) -> None:
        if self._audit is None:
            return
        if self._audit.on_said:
            self.tab_wanted.emit("audit")
        else:
            self.wanted.emit(self._audit.opens)


def _count(audit: Audit) -> str:
    """Return in a line what needs somebody in all areas together."""
    now = sum(one.now for one in audit.standings)
    if not audit.on_said:
        return _("Overdue or missing: {n} today").format(n=now or _("none"))
    then = sum(one.then or 0 for one in audit.standings)
    words = _("Overdue or missing: {n} today, {then} then")
    return words.format(n=now or _("none"), then=then or _("none"))


def _figure(n: int) -> QLabel:
    label = Words(str(n) if n else _("none"), "strong" if n else "soft")
    label.setWordWrap(False)
    label.setAlignment(RIGHT)
    label.setFixedWidth(theme.px(FIGURE))
    return label


def _heads(on_said: str) -> QWidget:
    heads = QWidget()
    row = QHBoxLayout(heads)
    row.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
    row.setSpacing(theme.FIELD)
    row.addWidget(small(_("Overdue or missing")), 1)
    for words in filter(None, (_("today"), on_said)):
        label = small(words)
        label.setAlignment(RIGHT)
        label.setFixedWidth(theme.px(FIGURE))
        row.addWidget(label)
    return heads
