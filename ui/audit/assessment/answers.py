"""What is typed over answers: kept until it is saved, and saved as one action."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import Refused, Unavailable
from desktop.services.assessing.deciding import Decision, decide
from desktop.services.assessing.typed import draft_of_answer
from desktop.services.drafts import Draft
from ui.audit.assessment.points_card import NOT_APPLICABLE
from ui.audit.assessment.question_page import QuestionPage, Typed
from ui.desk import Desk
from ui.editors.draft_keeper import DraftKeeper

if TYPE_CHECKING:
    from desktop.services.assessing.shown import QuestionShown
    from desktop.store.file import CompanyFile


class Answers(QObject):
    """Holds what was typed by question; the page shows one of them at a time."""

    changed = Signal()  # something is typed, or no more
    refused = Signal(object)  # faults by field

    def __init__(self, desk: Desk, page: QuestionPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._assessment = ""
        self._typed: dict[str, Draft] = {}
        self.keeper = DraftKeeper(desk, self._draft, self)
        page.changed.connect(self._on_typed)

    @property
    def codes(self) -> frozenset[str]:
        """The questions in which something is typed and not saved."""
        return frozenset(self._typed)

    def take(self, assessment_id: str, typed: Mapping[str, Draft]) -> None:
        """Begin with what was typed earlier; of the same assessment it is known better here."""
        if assessment_id != self._assessment:
            self.keep()
            self._assessment, self._typed = assessment_id, dict(typed)

    def over(self, code: str) -> Typed | None:
        """Return what was typed over the answer to a question, None where nothing was."""
        draft = self._typed.get(code)
        if draft is None:
            return None
        names = ("note", "points", "reason", "not_applicable_reason")
        return {name: str(draft.typed.get(name) or "") for name in names}

    def turn_to(self, code: str) -> None:
        """Go on with what was typed over another question."""
        draft = self._typed.get(code)
        self.keeper.turn_to(draft.id if draft is not None else "")

    def keep(self) -> None:
        """Keep at once what is typed and not saved."""
        if self._page.shown is not None and (self._page.is_touched or self.keeper.is_waiting):
            self.keeper.keep()

    # --- keeping --------------------------------------------------------------------------------

    def _draft(self) -> Draft | None:
        one = self._page.shown
        if one is None or one.assessment_id != self._assessment or not self._page.is_touched:
            return None
        before = self._typed.get(one.line.code)
        typed = self._page.typed()
        draft_id = before.id if before is not None else ""
        return draft_of_answer(self._assessment, one.line.code, typed, draft_id)

    def _on_typed(self) -> None:
        one, draft = self._page.shown, self._draft()
        if one is None:
            return
        if draft is not None:
            self._typed[one.line.code] = draft
            self.keeper.soon()
        else:
            self._forget(one.line.code)
        self.changed.emit()

    def _forget(self, code: str) -> None:
        if self._typed.pop(code, None) is not None:
            self.keeper.drop()

    # --- saving ---------------------------------------------------------------------------------

    def save(self, then: Callable[[], None]) -> None:
        """Save the answer that stands in the page; what is wrong is told by `refused`."""
        one = self._page.shown
        if one is None:
            return
        typed = self._page.typed()
        decision = _decision(one, typed)
        auditor, today = self._desk.auditor, self._desk.today()
        assessment, code = one.assessment_id, one.line.code

        def work(company: "CompanyFile") -> str:
            return decide(company, auditor, assessment, code, decision, today)

        def done(_id: str) -> None:
            now = self._page.shown
            if now is None or now.line.code != code or self._page.typed() == typed:
                self._forget(code)  # else somebody typed on while it was saved
                if now is not None and now.line.code == code:
                    self._page.forget_typed()
            self.changed.emit()
            then()

        self._desk.do(
            work, done, owner=self, refused=self._on_refused, unavailable=self._on_unavailable
        )

    def _on_refused(self, refused: Refused) -> None:
        self.refused.emit(refused.faults)

    def _on_unavailable(self, fault: Unavailable) -> None:
        self.refused.emit({"": str(fault)})


def _decision(one: "QuestionShown", typed: Typed) -> Decision:
    points = typed["points"]
    return Decision(
        points=Decimal(points) if points not in ("", NOT_APPLICABLE) else None,
        note=typed["note"],
        reason=typed["reason"],
        not_applicable_reason=typed["not_applicable_reason"],
        version=one.version or 0,
    )
