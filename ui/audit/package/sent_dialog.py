"""Says that a package was sent: to whom, when and how; it stays on record with its proof."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.audit.assessment.asking import Asking, day_in
from ui.desk import Desk
from ui.widgets import plain, soft, strong

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from ui.audit.assessment.asking import Work


class SentDialog(Asking):
    """To whom, when, how; `did` carries the id of the record."""

    def __init__(
        self, desk: Desk, folder: Path, said: str, partner: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, _("Say that it was sent"), _("It was sent"), parent)
        self._folder = folder
        self.body.addWidget(strong(said))
        self.body.addWidget(
            soft(
                _(
                    "Muster sends nothing itself. It keeps a fingerprint of what left the house, "
                    "so that it can be shown later that nothing in it was changed."
                )
            )
        )
        self.to = self.ask_for("submission", "to_whom", _("To whom"))
        self.on = self.ask_for("submission", "exported_on", _("When"))
        self.how = self.ask_for("submission", "how", _("How"))
        self.to.set_value(partner)
        self.on.set_value(desk.today())
        self.body.addWidget(plain(""))
        self.body.addStretch(1)
        self.to.setFocus()

    def work(self) -> "Work | None":
        day, to = day_in(self.on), str(self.to.typed() or "").strip()
        lacking = {}
        if not to:
            lacking["to_whom"] = _("Say to whom it went.")
        if day is None:
            lacking["exported_on"] = _("Type a day, like 14 October 2026.")
        if day is None or lacking:
            self.show_faults(lacking)
            return None
        how, folder = str(self.how.typed() or "").strip(), self._folder

        def work(company: "CompanyFile") -> str:
            from desktop.services.submissions import say_sent

            return say_sent(company, folder, to, day, how)

        return work
