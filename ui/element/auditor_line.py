"""What an auditor would say of the record that is open, in one line at the top of its form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language import _, ngettext
from ui.desk import Desk
from ui.editors.open_form import OpenForm
from ui.jobs import Job

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor


class AuditorLine(QObject):
    """It looks once the record is shown, and only where the audit is judged already.

    Because nobody who opens a record shall wait for, or pay for, a whole audit.
    """

    def __init__(self, desk: Desk, form: OpenForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._asked: Job | None = None
        form.shown.connect(self._on_shown)

    def _on_shown(self, record_id: str) -> None:
        if self._asked is not None:
            self._asked.cancel()
        self._form.head.show_auditor("", "")
        if not record_id or not self._desk.has_auditor:
            return
        company, kind, today = self._desk.company, self._form.kind.key, self._desk.today()

        def work(auditor: "Auditor") -> list[tuple[str, str]]:
            from desktop.services.auditing.findings import said_of

            return said_of(company, auditor, today, kind, record_id)

        self._asked = self._desk.ask_auditor(
            work, lambda said: self._put(record_id, said), owner=self
        )

    def _put(self, record_id: str, said: list[tuple[str, str]]) -> None:
        if record_id != self._form.record_id or not said:
            return
        first, _fix = said[0]
        words = _("An auditor would say: {sentence}").format(sentence=first)
        if len(said) > 1:
            more = ngettext("And {n} thing more.", "And {n} things more.", len(said) - 1)
            words = f"{words} {more.format(n=len(said) - 1)}"
        whole = "\n".join(f"{message} {fix}" for message, fix in said)
        self._form.head.show_auditor(words, whole)
