"""Reads an assessment and its questions where the audit is judged, never on the window's thread."""

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import assessments, read_assessment
from desktop.services.assessing.typed import typed_answers
from desktop.services.drafts import Draft
from ui.desk import Desk
from ui.jobs import Job

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.assessing.shown import AssessmentLine, AssessmentShown, QuestionShown
    from desktop.services.auditing.auditor import Auditor
    from desktop.store.file import CompanyFile

MOST: Final = 60  # exhibits listed at once
EVERY: Final = 100_000


@dataclass(frozen=True)
class Found:
    """What was read: all assessments, one of them, and what was typed there and not saved."""

    every: "tuple[AssessmentLine, ...]"
    shown: "AssessmentShown | None" = None
    typed: dict[str, Draft] = field(default_factory=dict)
    is_open: bool = False  # whether it is the one under way
    has_open: bool = False  # whether there is one


class Reader(QObject):
    """Reads what it is turned to; the latest question is the only one that is answered."""

    found = Signal(object)  # Found
    question = Signal(object)  # QuestionShown

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._whole: Job | None = None
        self._one: Job | None = None

    def read(self, assessment_id: str) -> None:
        """Read an assessment; "": the one that is open, else the one that was signed last."""
        if self._whole is not None:
            self._whole.cancel()
        work = partial(_read, self._desk.company, assessment_id, self._desk.today())
        self._whole = self._desk.ask_auditor(work, self.found.emit, owner=self)

    def read_question(self, assessment_id: str, code: str, most: int = MOST) -> None:
        """Read one of its questions."""
        self.give_up()
        company, today = self._desk.company, self._desk.today()

        def work(auditor: "Auditor") -> "QuestionShown | None":
            try:
                return read_question(company, auditor, assessment_id, code, today, most)
            except KeyError:  # the assessment was voided meanwhile, or the question taken out
                return None

        self._one = self._desk.ask_auditor(work, self._on_question, owner=self)

    def _on_question(self, one: "QuestionShown | None") -> None:
        if one is not None:
            self.question.emit(one)

    def give_up(self) -> None:
        """Forget the question that was asked for."""
        if self._one is not None:
            self._one.cancel()


def _read(company: "CompanyFile", assessment_id: str, today: "date", auditor: "Auditor") -> Found:
    every = assessments(company, today)
    under_way = read_assessment(company, auditor, None, today)
    wanted = assessment_id if assessment_id in {one.id for one in every} else ""
    if not wanted and every:
        wanted = under_way.id if under_way is not None else every[0].id
    if not wanted:
        return Found(every)
    is_open = under_way is not None and under_way.id == wanted
    shown = under_way if is_open else read_assessment(company, auditor, wanted, today)
    typed = typed_answers(company, wanted) if is_open else {}
    return Found(every, shown, typed, is_open=is_open, has_open=under_way is not None)
