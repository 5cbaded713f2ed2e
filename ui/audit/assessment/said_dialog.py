"""Enters an interview or an observation beside the question that asks for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.language import _
from desktop.services.assessing.asked import Said, Seen, add_interview, add_observation
from ui.audit.assessment.asking import Asking, day_in, person_in
from ui.desk import Desk

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown
    from ui.audit.assessment.asking import Work


class SaidDialog(Asking):
    """Who or where, what, which day, and whether it speaks for the company."""

    def __init__(
        self, desk: Desk, one: "QuestionShown", kind: str, parent: QWidget | None = None
    ) -> None:
        self._is_interview = kind == "interview"
        title = _("Add an interview") if self._is_interview else _("Add an observation")
        super().__init__(desk, title, _("Add it"), parent)
        self._one = one
        if self._is_interview:
            self.who = self.ask_for("interview", "worker_id", _("Who was asked"), "person")
            self.what = self.ask_for("interview", "said", _("What was said"))
            self.day = self.ask_for("interview", "held_on", _("When"))
        else:
            self.who = self.ask_for("observation", "place", _("Where"))
            self.what = self.ask_for("observation", "seen", _("What was seen"))
            self.day = self.ask_for("observation", "seen_on", _("When"))
        self.day.set_value(desk.today())
        self.speaks = QComboBox()
        for words, value in (
            (_("Speaks for us"), True),
            (_("Speaks against us"), False),
            (_("Not judged yet"), None),
        ):
            self.speaks.addItem(words, value)
        self.ask_in("positive", _("How does it speak"), self.speaks)
        self.body.addStretch(1)
        self.who.setFocus()

    def work(self) -> "Work | None":
        day, what = day_in(self.day), str(self.what.typed() or "").strip()
        if day is None or not what:
            self.show_faults(self._lacking(what, has_day=day is not None))
            return None
        code, assessment, speaks = (
            self._one.line.code, self._one.assessment_id, self.speaks.currentData()
        )  # fmt: skip
        if self._is_interview:
            worker, name = person_in(self.who)
            if not worker and not name:
                self.show_faults({"worker_id": _("Say who was asked.")})
                return None
            said = Said(worker, name, what, speaks, day)
            return lambda company: add_interview(company, assessment, code, said)
        seen = Seen(str(self.who.typed() or "").strip(), what, speaks, day)
        return lambda company: add_observation(company, assessment, code, seen)

    def _lacking(self, what: str, *, has_day: bool) -> dict[str, str]:
        said, on = ("said", "held_on") if self._is_interview else ("seen", "seen_on")
        lacking = {}
        if not what:
            lacking[said] = _("Say it in a few words, as it was said or seen.")
        if not has_day:
            lacking[on] = _("Type a day, like 14 October 2026.")
        return lacking
