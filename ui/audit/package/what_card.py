"""What goes into the package: which assessment, which time, how much of each element."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import N_, _, ngettext
from desktop.records.company import COMPANY
from desktop.services.typed_fields import read_one
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.editors.line_editors import DateEditor
from ui.today.click_row import ClickRow, let_rows_reach_out
from ui.widgets import Card, Words, link, plain, small, soft, take_away

if TYPE_CHECKING:
    from desktop.services.packaging.overview_values import ElementIn, Overview

DAY: Final = replace(COMPANY.field("next_audit_on"), label=N_("As of"), hint="")
WIDTH: Final = 220
FIGURE: Final = 64
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WhatCard(Card):
    """The day is typed here; a click on an element leads to its exhibits."""

    changed = Signal()  # the day
    exhibits_wanted = Signal(str)  # of an element, "" for all
    wanted = Signal(object)  # a Target

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("What goes in"))
        self._desk = desk
        self.shown: Overview | None = None
        self.day = DateEditor(desk, DAY)
        self.this_day = link(_("Today"))
        self.assessment, self.period, self.exhibits = plain(), soft(), soft()
        self.assessment.setText(_("Looking through the records…"))
        self.counted = small(
            _("A record may count for several questions. It goes in once, with its files.")
        )
        self.heads = [small(_("Records")), small(_("Exhibits"))]
        self.lead = link(" ", may_shrink=True)
        self.choose = link(_("Choose the exhibits…"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()
        self.day.changed.connect(self._on_day)
        self.day.input.editingFinished.connect(self._on_day)
        self.this_day.clicked.connect(self.show_today)
        self.lead.clicked.connect(self._on_lead)
        self.choose.clicked.connect(lambda: self.exhibits_wanted.emit(""))
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.show_today()

    def _lay_out(self) -> None:
        days = QHBoxLayout()
        days.setSpacing(theme.FIELD)
        days.setContentsMargins(theme.NEAR, 0, theme.NEAR, theme.TIGHT)
        days.addWidget(self.day)
        self._links = links = QHBoxLayout()
        links.addWidget(self.this_day, 0, Qt.AlignmentFlag.AlignBottom)
        days.addLayout(links)
        days.addStretch(1)
        lead = QHBoxLayout()
        lead.setContentsMargins(theme.NEAR - theme.RING - 1, 0, 0, 0)  # words below words
        lead.addWidget(self.lead)
        lead.addStretch(1)
        self.header.addWidget(self.choose)
        self.body.setSpacing(theme.TIGHT)
        self.body.addLayout(days)
        for part in (self.period, self.assessment):
            self.body.addWidget(part)
        self.body.addLayout(lead)
        self.body.addSpacing(theme.TIGHT)
        self.body.addWidget(self.exhibits)
        self.body.addWidget(self.counted)
        self.body.addLayout(self._lay_out_heads())
        self.body.addLayout(self._rows)
        for hidden in (self.lead, self.exhibits, self.choose, self.counted, *self.heads):
            hidden.hide()
        let_rows_reach_out(self, self.period, self.assessment, self.exhibits, self.counted)

    def _lay_out_heads(self) -> QHBoxLayout:
        """What the two figures of each row count."""
        heads = QHBoxLayout()
        heads.setContentsMargins(theme.NEAR, 0, theme.NEAR, 0)
        heads.setSpacing(theme.FIELD)
        heads.addStretch(1)
        for head in self.heads:
            head.setWordWrap(False)
            head.setAlignment(RIGHT)
            heads.addWidget(head)
        return heads

    # --- the day --------------------------------------------------------------------------------

    @property
    def as_of(self) -> date | None:
        """The day as of which it is built; None while what is typed is none."""
        try:
            value = read_one(DAY, self.day.input.text(), self._desk.today()).value
        except Refused:
            return None  # the editor says what is wrong with it
        return value if isinstance(value, date) else None

    def show_today(self) -> None:
        """Choose the day that it is."""
        self.day.set_value(self._desk.today())
        self._on_day()

    def _on_day(self) -> None:
        self.this_day.setVisible(self.as_of != self._desk.today())
        self.changed.emit()

    # --- what is shown --------------------------------------------------------------------------

    def put(self, shown: "Overview") -> None:
        """Show what goes in."""
        if shown == self.shown:
            return
        before = None if self.shown is None else self.shown.elements
        self.shown = shown
        self.assessment.setText(shown.assessment_said)
        self.period.setText(shown.period_said)
        self.exhibits.setText(shown.exhibits_said)
        self.exhibits.show()
        self.lead.setText(shown.leads_said)
        self.lead.setVisible(bool(shown.leads_said))
        for part in (self.choose, self.counted, *self.heads):
            part.setVisible(bool(shown.elements))
        if shown.elements != before:
            self._fill()

    def _fill(self) -> None:
        take_away(self._rows)
        for element in self.shown.elements if self.shown is not None else ():
            self._rows.addWidget(self._row(element))

    def _row(self, element: "ElementIn") -> QWidget:
        count = say_number(element.count) if element.count else _("none")
        exhibits = ngettext("{n} exhibit", "{n} exhibits", element.count).format(n=count)
        named = (element.title, element.said, exhibits if element.count else "")
        row = ClickRow(", ".join(part for part in named if part))
        if not element.questions:  # nothing to choose from: papers of no question
            row.setCursor(Qt.CursorShape.ArrowCursor)
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.add(plain(element.title), 1)
        said = small(element.said)
        said.setWordWrap(False)
        said.setAlignment(RIGHT)
        row.add(said)
        figure = Words(count, "strong" if element.count else "soft")
        figure.setWordWrap(False)
        figure.setAlignment(RIGHT)
        figure.setMinimumWidth(theme.px(FIGURE))
        row.add(figure)
        row.clicked.connect(partial(self.exhibits_wanted.emit, element.code))
        return row

    def _on_lead(self) -> None:
        if self.shown is not None:
            self.wanted.emit(self.shown.leads_to)

    def _on_look_changed(self) -> None:
        self.day.setFixedWidth(theme.px(WIDTH))
        self.heads[1].setMinimumWidth(theme.px(FIGURE))
        self._fill()
        self.ensurePolished()
        higher = self.day.input.sizeHint().height() - self.this_day.sizeHint().height()
        self._links.setContentsMargins(0, 0, 0, max(0, higher // 2))  # words beside words
