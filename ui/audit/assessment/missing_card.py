"""What is missing for full points, each line a way to mend it, and what was put on the plan."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.audit.assessment.rows import Row, Rows
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.places import Place
from ui.today.click_row import let_rows_reach_out
from ui.today.leading import place_of
from ui.widgets import Card, button, section, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown


class MissingCard(QWidget):
    """The lines open the right record; one button makes actions of them."""

    plan_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._one: QuestionShown | None = None
        self.card = Card(_("What is missing"))
        self.gaps, self.planned = Rows(self._on_gap), Rows(self._on_action)
        self.nothing = soft(_("Nothing is missing for full points."))
        self.plan_title, self.plan_said = section(_("On the action plan")), soft()
        self.plan = button(_("Put on the action plan…"), "list-checks")
        self.plan.clicked.connect(self.plan_wanted)
        self.buttons = QWidget()
        Flow(self.buttons, theme.NEAR).addWidget(self.plan)
        labels = (self.nothing, self.plan_title, self.plan_said, self.buttons)
        for part in (self.nothing, self.gaps, self.plan_title, self.planned, self.plan_said,
                     self.buttons):  # fmt: skip
            self.card.body.addWidget(part)
        let_rows_reach_out(self.card, *labels)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.card)

    def show_question(self, one: "QuestionShown", *, read_only: bool) -> None:
        """Show what a question lacks."""
        self._one = one
        n = len(one.gaps)
        words = ngettext("What is missing, {n} thing", "What is missing, {n} things", n)
        self.card.set_title(words.format(n=n) if n > 1 else _("What is missing"))
        self.gaps.show_rows(
            [
                Row(
                    gap.what,
                    chip=_("On the plan") if gap.is_planned else "",
                    tone="blue",
                    key=str(number) if gap.opens is not None else "",
                )
                for number, gap in enumerate(one.gaps)
            ],
            one.line.code,
        )
        self.nothing.setVisible(not one.gaps)
        self.planned.show_rows(
            [Row(act.what, act.said, act.word, act.tone, act.id) for act in one.actions],
            one.line.code,
        )
        self.plan_title.setVisible(bool(one.actions or one.plan_said))
        self.plan_said.setText(one.plan_said)
        self.plan_said.setVisible(bool(one.plan_said))
        self.buttons.setVisible(not read_only and (bool(one.gaps) or bool(one.plan_said)))

    def _on_gap(self, key: str) -> None:
        if self._one is None:
            return
        gap = self._one.gaps[int(key)]
        if gap.opens is not None:
            place = place_of(gap.opens)
            self._desk.go(replace(place, at=gap.field or place.at))

    def _on_action(self, key: str) -> None:
        self._desk.go(Place("actions", "corrective_action", key))
