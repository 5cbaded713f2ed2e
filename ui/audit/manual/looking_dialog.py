"""Asks which papers of the manual were looked at again, when and by whom; one action for all."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.manual import Chapter
from desktop.services.manual.looking import looked_at
from desktop.values.spoken import say_number
from ui import theme
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.editors.editor import Editor
from ui.editors.making import editor_of
from ui.widgets import button, fault, link, primary, scrolled, soft, strong, tip

FIELDS: Final = ("reviewed_on", "by_id", "remark")
LIST_HIGH: Final = 260
LONGEST: Final = 60  # letters of a title beside its box


class LookingDialog(Frame):
    """The papers, chapter by chapter; those that are late are ticked."""

    def __init__(
        self, desk: Desk, chapters: Sequence[Chapter], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Looked at again"), parent, width=560)
        self._desk = desk
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self.editors: dict[str, Editor] = {}
        self.body.addWidget(
            soft(_("Tick what was read and still stands. What has changed needs a new version."))
        )
        self.every = link(_("Tick all"))
        self.every.clicked.connect(self._on_every)
        self.body.addWidget(self.every)
        self.body.addWidget(self._papers(chapters))
        self.none = fault()
        self.none.hide()
        self.body.addWidget(self.none)
        rows = next(one for one in kind_of("document").rows if one.name == "reviews")
        for name in FIELDS:
            self.editors[name] = editor_of(desk, rows, name)
            self.body.addWidget(self.editors[name])
        self.editors["reviewed_on"].set_value(desk.today())
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(_("Keep it")), is_default=True)
        self.do.clicked.connect(self._on_keep)

    def _papers(self, chapters: Sequence[Chapter]) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        for chapter in chapters:
            column.addWidget(strong(chapter.title))
            for paper in chapter.papers:
                box = QCheckBox(_shortened(paper.title).replace("&", "&&"))
                box.setToolTip(tip(paper.title) if len(paper.title) > LONGEST else "")
                box.setAccessibleName(paper.title)
                box.setChecked(bool(paper.late))
                box.setAccessibleDescription(paper.late or paper.looked_at)
                self.boxes[(paper.kind, paper.id)] = box
                column.addWidget(box)
        area = scrolled(sheet)
        area.setFixedHeight(theme.px(LIST_HIGH))
        return area

    def _on_every(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def _on_keep(self) -> None:
        self.do.setEnabled(False)
        papers = [paper for paper, box in self.boxes.items() if box.isChecked()]
        typed: dict[str, object] = {}
        for editor in self.editors.values():
            typed |= editor.typed_fields()
        today = self._desk.today()
        self._desk.do(
            lambda company: looked_at(company, papers, typed, today),
            lambda _none: self._on_kept(len(papers)),
            owner=self,
            refused=self._on_refused,
            unavailable=lambda why: self._on_failed(str(why)),
        )

    def _on_kept(self, n: int) -> None:
        said = ngettext(
            "It is kept that {n} paper was looked at.",
            "It is kept that {n} papers were looked at.",
            n,
        )
        self._desk.say(said.format(n=say_number(n)), undo=True)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self._on_failed(refused.faults.get("", ""))
        self.none.setText(refused.faults.get("papers", ""))
        self.none.setVisible(bool(self.none.text()))
        wrong = [editor for editor in self.editors.values() if editor.show_faults(refused.faults)]
        if wrong:
            wrong[0].focus_fault()
        self.fit()

    def _on_failed(self, sentence: str) -> None:
        self.do.setEnabled(True)
        self.show_fault(sentence)
        self.fit()


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
