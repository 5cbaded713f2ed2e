"""The packs as a page: which one, for whom, what goes in, what is missing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from desktop.language import N_, _
from desktop.values.spoken import say_date
from ui import theme
from ui.audit.keys import PACKS
from ui.audit.package.pick import Pick
from ui.audit.packs.lacks_card import LacksCard
from ui.audit.packs.sections_card import SectionsCard
from ui.audit.packs.sheet import pack_sheet
from ui.audit.printed_view import PrintedView
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.element.read_page import Cards
from ui.jobs import Job

if TYPE_CHECKING:
    from desktop.services.packs.shown import PackLooked, PackShown
    from desktop.store.file import CompanyFile

WIDTH: Final = 300
ASKED: Final = {
    "": N_("For whom"),
    "worker": N_("For which worker"),
    "unit": N_("For which unit"),
    "site": N_("For which site"),
    "year": N_("For which year"),
}


class PacksView(PrintedView):
    """A pack is looked at as soon as it is chosen; its pages are made when it is printed."""

    key = PACKS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Packs"), parent, verb=_("Print the pack…"), is_primary=True)
        self.shown: tuple[PackShown, ...] = ()
        self._looking: Job | None = None
        self.pack = Pick(_("Which pack"), ())
        self.subject = Pick(_("For whom"), ())
        self.sections, self.lacks = SectionsCard(), LacksCard()
        self.lacks.wanted.connect(self.lead_to)
        self.pack.changed.connect(self._on_pack)
        self.subject.changed.connect(self._look)
        choosers = QWidget()
        cells = Cells(choosers, theme.INSIDE, theme.FIELD)
        for one in (self.pack, self.subject):
            cells.add(one, Room(theme.px(WIDTH), 0))
        column = Cards()
        for card in (self.lacks, self.sections):
            column.addWidget(card)
        column.addStretch(1)
        self.sheet = column.sheet()
        self.pages.addWidget(self.sheet)
        self.print.setEnabled(False)
        self.frame(self.print, lines=(choosers,))

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read which packs there are, and look at the chosen one again."""
        self._is_old = False
        today = self._desk.today()

        def work(company: "CompanyFile") -> "tuple[PackShown, ...]":
            from desktop.services.packs import packs

            return packs(company, today)

        self._desk.ask(work, self._put, owner=self)

    def _put(self, shown: "Sequence[PackShown]") -> None:
        self.shown = tuple(shown)
        self.pack.offer([(one.key, one.title) for one in shown])
        self._on_pack()

    @property
    def chosen(self) -> "PackShown | None":
        """The pack that is chosen."""
        return next((one for one in self.shown if one.key == self.pack.key), None)

    def _on_pack(self) -> None:
        pack = self.chosen
        if pack is None:
            return
        self.sentence.setText(pack.about)
        self.subject.setVisible(bool(pack.asks))
        self.subject.offer([(one.key, one.title) for one in pack.subjects])
        self.subject.set_label(_(ASKED.get(pack.asks, ASKED[""])))
        self._look()

    def _look(self) -> None:
        pack, subject, today = self.chosen, self.subject.key, self._desk.today()
        if self._looking is not None:
            self._looking.cancel()
        if pack is None:
            return
        key = pack.key
        can_look = not pack.asks or bool(subject)
        self.print.setEnabled(can_look)
        self.sections.setVisible(can_look)
        self.lacks.setVisible(can_look)
        if not can_look:
            self.sentence.setText(_("There is nobody and nothing on file yet to make it for."))
            return

        def work(company: "CompanyFile") -> "PackLooked":
            from desktop.services.packs import look_at_pack

            return look_at_pack(company, key, subject, today)

        self._looking = self._desk.ask(work, self._on_looked, owner=self)

    def _on_looked(self, looked: "PackLooked") -> None:
        self.sections.put(looked.sections)
        self.lacks.put(looked.lacks)

    # --- what a person does ---------------------------------------------------------------------

    def _on_print(self) -> None:
        pack = self.chosen
        if pack is None:
            return
        title = pack.title
        if pack.asks:
            about = self.subject.combo.currentText()
            title = _("{pack}, {about}").format(pack=title, about=about)
        day = say_date(self._desk.today(), self._desk.today())
        said = _("{pack}, {day}").format(pack=title, day=day)
        self._desk.print(pack_sheet(self._desk, pack.key, self.subject.key, said))
