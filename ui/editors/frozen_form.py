"""What a form does with a record of a signed assessment: it is closed, with a way to open it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language import _
from desktop.services.drafts import draft_of, drop_draft
from desktop.services.signed_in import OF_ASSESSMENTS
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.services.drafts import Draft
    from desktop.services.signed_in import SignedIn
    from desktop.store.transaction import Changed
    from ui.editors.open_form import OpenForm


def watch_signed(form: "OpenForm") -> None:
    """Have a form say that its record is signed, where it is of a kind that can be."""
    if form.kind.key in OF_ASSESSMENTS:
        FrozenForm(form)


class FrozenForm(QObject):
    """The strip over one form; what was typed before the signature can only be thrown away."""

    def __init__(self, form: "OpenForm") -> None:
        super().__init__(form)
        self._form = form
        self._signed: SignedIn | None = None
        self.strip = Banner()
        form.head.add_strip(self.strip)
        form.shown.connect(self._look)
        form.desk.changed.connect(self._on_changed)

    def _look(self, record_id: str) -> None:
        self._signed = signed = self._form.signed
        if signed is None:
            self.strip.clear()
            return
        self._show(None)
        kind = self._form.kind.key
        self._form.desk.ask(lambda c: draft_of(c, kind, record_id), self._show, owner=self)

    def _show(self, draft: "Draft | None") -> None:
        signed, desk = self._signed, self._form.desk
        if signed is None:
            return
        said, offers = signed.said, [(_("Open again…"), self._open_again)]
        if draft is not None:
            said = _("{said} What was typed here before was not saved.").format(said=said)
            drop = draft.id
            offers.append((_("Throw it away"), lambda: self._throw_away(drop)))
        self.strip.show_message(said, "plain", *([] if desk.read_only else offers))

    def _throw_away(self, draft_id: str) -> None:
        self._form.desk.do(
            lambda company: drop_draft(company, draft_id),
            lambda _none: self._on_thrown_away(),
            owner=self,
        )

    def _on_thrown_away(self) -> None:
        self._show(None)
        self._form.kept.emit()

    def _open_again(self) -> None:
        # only now: the dialog is made of the editors of this package
        from ui.audit.assessment.signing_dialog import ReopeningDialog

        signed, desk = self._signed, self._form.desk
        if signed is not None:
            dialog = ReopeningDialog(desk, signed.assessment_id, signed.title, self._form.window())
            said = _("The assessment is open again.")
            dialog.did.connect(lambda _found: desk.say(said, undo=True))
            dialog.open()

    def _on_changed(self, changed: "Changed") -> None:
        """It was signed, or opened again, somewhere else."""
        form = self._form
        of = self._signed.assessment_id if self._signed else form.assessment_id
        if of in changed.ids and form.record_id not in changed.ids and not form.is_touched:
            form.read_again(form.record_id)
