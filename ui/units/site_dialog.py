"""The small pane that closes a site from a day, or opens it again."""

from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.services.closing_sites import CLOSE, FROM_ON, TO_ON, SiteStanding, change_site
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.editors.line_editors import DateEditor
from ui.units.kept_ticks import KeptTicks
from ui.widgets import button, card_title, primary, soft

WIDTH = 460
OPENS = N_("What fell due while it was closed is due on that day.")


class SiteDialog(Frame):
    """One day; what it does to the duties of the site is said before it is done."""

    def __init__(
        self,
        desk: Desk,
        site_id: str,
        what: str,
        standing: SiteStanding,
        parent: QWidget | None = None,
    ) -> None:
        closes = what == CLOSE
        title = _("Close {site}") if closes else _("Open {site} again")
        super().__init__(title.format(site=standing.name), parent, width=WIDTH)
        self._desk, self._site, self._what = desk, site_id, what
        self.on = DateEditor(desk, TO_ON if closes else FROM_ON)
        self.on.label.setText(_("Closed from") if closes else _("Open from"))
        self.on.input.setAccessibleName(self.on.label.text())
        self.on.set_value(desk.today())
        self.body.addWidget(card_title(title.format(site=standing.name)))
        self.body.addWidget(self.on)
        self.keeping = KeptTicks()
        self.body.addWidget(soft(_said(standing) if closes else _(OPENS)))
        self.body.addWidget(self.keeping)
        self.keeping.put(standing.kept if closes else ())
        self.body.addStretch(1)
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        words = _("Close site") if closes else _("Open site")
        self.save = self.add_button(primary(words), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.on.setFocus()

    def _on_save(self) -> None:
        site, what, on, today = self._site, self._what, self.on.typed(), self._desk.today()
        keep = self.keeping.ticked
        self.save.setEnabled(False)

        def work(company: CompanyFile) -> str:
            return change_site(company, site, what, on, today, keep)

        self._desk.do(
            work,
            self._on_done,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self, said: str) -> None:
        self._desk.say(_("{what}.").format(what=said), undo=True)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        self.on.show_fault(" ".join(refused.faults.values()))
        self.show_at(self.on)
        self.fit_soon()

    def _on_failed(self, sentence: str) -> None:
        self.save.setEnabled(True)
        self.show_fault(sentence)


def _said(standing: SiteStanding) -> str:
    """What closing a site does to its duties."""
    waits = "" if standing.kept else _("While it is closed, its duties wait.")
    return standing.ahead or waits
