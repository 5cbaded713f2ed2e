"""The manual as a page: chapter by chapter, what it lacks, and what is done otherwise."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.records import kind_of
from desktop.services.auditing.auditor import Auditor
from desktop.services.manual import Chapter, Manual, Practice, manual, practice
from desktop.services.manual.asked import Asked, Lacking, asked_of_manual
from desktop.services.manual.papers import KINDS
from desktop.store.file import CompanyFile
from ui.audit.manual.clauses_card import ClausesCard
from ui.audit.manual.filed_card import FiledCard
from ui.audit.manual.lacking_card import LackingCard
from ui.audit.manual.looking_dialog import LookingDialog
from ui.audit.manual.paper_row import PaperRow
from ui.audit.manual.sheet import manual_sheet
from ui.desk import Desk
from ui.element.groups import SAY_WHAT_YOU_DO
from ui.element.read_page import Cards, ReadPage
from ui.jobs import Job
from ui.places import Place
from ui.widgets import Card, button, line, plain, primary

CONCERNED: Final = frozenset(KINDS) | frozenset({
    "duty_plan", "inspection", "maintenance", "meeting", "drill", "skip", "evidence", "worker",
    "site", "position", "company", "company_settings", "protocol", "dismissed_finding",
})  # fmt: skip
DOING: Final = Place("inspections", SAY_WHAT_YOU_DO)
POLICY: Final = Place("leadership", "policy", new=True)
Judged = tuple[Asked, Practice]


class ManualPage(ReadPage):
    """The papers are there at once; what an auditor says of them a moment later."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("The manual"), parent)
        self.shown: Manual | None = None
        self.rows: dict[str, PaperRow] = {}
        self.clauses = ClausesCard()
        self._asking: Job | None = None
        self._judged: Judged | None = None  # until it is answered anew, what was said before
        self.lacking, self.filed = LackingCard(), FiledCard()
        self._column = Cards()
        self.sheet = self._column.sheet()
        self.pages.addWidget(self.sheet)
        self.print = primary(_("Print the manual…"), "printer")
        self.print.clicked.connect(lambda: desk.print(manual_sheet(desk)))
        self.add = button(_("Add a document"), "plus")
        self.add.clicked.connect(lambda: desk.go(Place("company", "document", new=True)))
        self.add.setEnabled(not desk.read_only)
        self.look = button(_("Looked at again…"), "eye")
        self.look.clicked.connect(self._on_look)
        for made in (self.print, self.look):
            made.setEnabled(False)  # until there is something to print
        self.setLayout(self.frame(self.add, self.look, self.print, scrolls=True))

    def refresh(self) -> None:
        """Read the papers again, and ask what an auditor says of them."""
        today = self._desk.today()

        def work(company: CompanyFile) -> Manual:
            return manual(company, today)

        def judge(auditor: Auditor) -> Judged:
            return asked_of_manual(auditor, today), practice(company, today)

        company = self._desk.company

        if self._asking is not None:
            self._asking.cancel()
        self.ask(work, self._put)
        self._asking = self._desk.ask_auditor(judge, self._put_judged, owner=self)

    # --- what is shown --------------------------------------------------------------------------

    def _put(self, shown: Manual) -> None:
        self.sentence.setText(shown.sentence)
        self.sentence.setVisible(bool(shown.sentence))
        self.print.setEnabled(bool(shown.chapters))
        self.look.setEnabled(bool(shown.chapters) and not self._desk.read_only)
        if shown != self.shown:
            self.shown = shown
            self._fill(shown)
        if self._judged is not None:
            self._show_judged(*self._judged)

    def _fill(self, shown: Manual) -> None:
        content = self.sheet.widget()
        assert content is not None
        content.setMinimumHeight(content.height())  # or what is read would be scrolled away
        self._column.take_away()
        self.rows = {}
        if not shown.chapters:
            self._column.addWidget(self._nothing_yet())
        self.filed = FiledCard()
        self.filed.wanted.connect(lambda id_: self._desk.go(Place("company", "evidence", id_)))
        self._column.addWidget(self.filed)
        self.lacking = LackingCard()
        self.lacking.wanted.connect(self._on_lacking)
        self._column.addWidget(self.lacking)
        for chapter in shown.chapters:
            self._column.addWidget(self._chapter(chapter))
        self.clauses = ClausesCard()
        self.clauses.wanted.connect(lambda: self._desk.go(DOING))
        self._column.addWidget(self.clauses)
        self._column.addStretch(1)
        for n in range(self._column.count()):
            item = self._column.itemAt(n)
            if item is not None and (card := item.widget()) is not None:
                card.setVisible(card not in (self.clauses, self.filed))
        QTimer.singleShot(0, content, lambda: content.setMinimumHeight(0))

    def _nothing_yet(self) -> Card:
        card = Card(_("No paper is entered yet"))
        card.body.addWidget(
            plain(
                _(
                    "Here stand your policy, rules, hazard assessments and emergency plans as one "
                    "binder. Begin with the policy: one page, signed by whoever runs the company."
                )
            )
        )
        self.first = primary(_("Write the policy"))
        self.first.setEnabled(not self._desk.read_only)
        self.first.clicked.connect(lambda: self._desk.go(POLICY))
        card.body.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _chapter(self, chapter: Chapter) -> Card:
        card = Card(chapter.title)
        for number, paper in enumerate(chapter.papers):
            if number:
                card.body.addWidget(line())
            row = PaperRow(paper)
            row.opened.connect(self._on_opened)
            self.rows[paper.id] = row
            card.body.addWidget(row)
        return card

    def _put_judged(self, judged: Judged) -> None:
        self._judged = judged
        if self.shown is not None:
            self._show_judged(*judged)

    def _show_judged(self, asked: Asked, kept: Practice) -> None:
        self.filed.show_filed(asked.filed)
        self.lacking.show_lacking(asked.lacking, may_change=not self._desk.read_only)
        for paper_id, row in self.rows.items():
            found = asked.found.get(paper_id, ())
            row.show_found(found or [o.what for o in asked.lacking if o.record_id == paper_id])
            row.show_held([one for one in kept.held if one.document_id == paper_id])
        self.clauses.show_practice(kept)

    # --- what a person does ---------------------------------------------------------------------

    def _on_opened(self, kind: str, record_id: str) -> None:
        self._desk.go(Place(kind_of(kind).tab, kind, record_id))

    def _on_look(self) -> None:
        if self.shown is not None:
            LookingDialog(self._desk, self.shown.chapters, self).open()

    def _on_lacking(self, one: Lacking) -> None:
        tab = kind_of(one.kind).tab
        if one.record_id:
            self._desk.go(Place(tab, one.kind, one.record_id, at=one.field))
        else:
            self._desk.go(Place(tab, one.kind, new=True))
