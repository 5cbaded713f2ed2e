"""Signing an assessment, and opening one again: each says what happens before it does."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _, ngettext
from desktop.services.assessing.opening import opening
from desktop.services.assessing.signing import Signer, reopen, sign
from ui.audit.assessment.asking import Asking, person_in
from ui.desk import Desk
from ui.editors.long_text import GrowingText
from ui.widgets import plain, soft, strong

if TYPE_CHECKING:
    from desktop.services.assessing.shown import AssessmentShown, Opening
    from ui.audit.assessment.asking import Work


class SigningDialog(Asking):
    """Names who signs; where something stands against it, each is a sentence."""

    def __init__(
        self, desk: Desk, shown: "AssessmentShown", typed: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, _("Sign the assessment"), _("Sign"), parent)
        self._id, self._assessor = shown.id, shown.assessor_said
        self.body.addWidget(strong(shown.overall_said))
        said = (shown.decided_said, shown.plan_said)
        self.body.addWidget(soft(" ".join(_ended(part) for part in said if part)))
        for sentence in shown.cannot_sign:
            self.body.addWidget(plain(sentence))
        if typed:
            words = ngettext(
                "{n} answer is typed and not saved; it will not be part of what is signed.",
                "{n} answers are typed and not saved; they will not be part of what is signed.",
                typed,
            )
            self.body.addWidget(plain(words.format(n=typed)))
        self.body.addWidget(
            soft(
                _(
                    "Every answer is kept as it stands now: points, note, and the records behind "
                    "it. After that nothing in it can be changed, and corrections of records do "
                    "not change it. It can be opened again, with a reason that stays on record."
                )
            )
        )
        self.by = self.ask_for("assessment", "assessor_id", _("Signed by"))
        self.body.addStretch(1)
        self.do.setEnabled(not shown.cannot_sign and not desk.read_only)
        today = desk.today()
        desk.ask(lambda company: opening(company, today), self._on_read, owner=self)
        (self.by if not shown.cannot_sign else self.cancel).setFocus()

    def work(self) -> "Work | None":
        worker, name = person_in(self.by)
        if not worker and not name:
            self.show_faults({"assessor_id": _("Say who signs.")})
            return None
        signer, assessment, today = Signer(worker, name), self._id, self.desk.today()
        auditor = self.desk.auditor
        return lambda company: sign(company, auditor, assessment, signer, today)

    def _on_read(self, first: "Opening") -> None:
        """Fill in the assessor, where nobody typed a name meanwhile."""
        known = {name: worker for worker, name in first.assessors}
        if self._assessor in known and not self.by.typed():
            self.by.set_titles({known[self._assessor]: self._assessor})
            self.by.set_values({"assessor_id": known[self._assessor]})


class ReopeningDialog(Asking):
    """A reason and a name; both stay with the assessment."""

    def __init__(
        self, desk: Desk, assessment_id: str, said: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, _("Open the assessment again"), _("Open it again"), parent)
        self._id = assessment_id
        self.body.addWidget(strong(said))
        self.body.addWidget(
            soft(
                _(
                    "Its answers can be changed again until it is signed once more. That it was "
                    "signed, and why it was opened, stays on record."
                )
            )
        )
        self.reason = GrowingText(least=2)
        self.ask_in("reason", _("Why is it opened again"), self.reason)
        self.by = self.ask_for("assessment", "assessor_id", _("Opened again by"))
        self.body.addStretch(1)
        self.reason.setFocus()

    def work(self) -> "Work | None":
        worker, name = person_in(self.by)
        reason, today, assessment = self.reason.toPlainText().strip(), self.desk.today(), self._id
        lacking = {}
        if not reason:
            lacking["reason"] = _("Say why it is opened again; the reason stays on record.")
        if not worker and not name:
            lacking["assessor_id"] = _("Say who opens it again.")
        if lacking:
            self.show_faults(lacking)
            return None
        by_name = name or self.by_title()
        return lambda company: reopen(company, assessment, by_name, reason, today)

    def by_title(self) -> str:
        """Return the name of the worker who was chosen, as it is read."""
        return next((one.text() for one in self.by.inputs if hasattr(one, "text")), "")


def _ended(said: str) -> str:
    return said if said.endswith(".") else f"{said}."
