"""The window in which somebody hides parts of a scan or photo, and says that all was looked at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _
from desktop.records.hidden_part import HIDDEN_PART
from ui.audit.redaction.frame import Frame
from ui.desk import Desk
from ui.guide.asking import offer_page
from ui.jobs import Job
from ui.preview.handling import Handling, handling_of
from ui.preview.picture import Picture, picture_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.intake import Intake
    from desktop.services.redaction.showing import Shown
    from desktop.services.redaction.standing import Standing
    from desktop.store.file import CompanyFile
    from desktop.store.transaction import Changed


GUIDE = "the-package#Hiding what others must not read"


def open_editor(
    desk: Desk, evidence_id: str, title: str, parent: QWidget | None = None
) -> "RedactionEditor":
    """Open the window for one file; it closes by itself with Esc, and forgets itself."""
    made = RedactionEditor(desk, evidence_id, title, parent)
    offer_page(made, GUIDE)
    made.show()
    return made


class RedactionEditor(Frame):
    """One file: its pages on the left, what is hidden of them on the right."""

    def __init__(
        self, desk: Desk, evidence_id: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._desk, self._id, self._title = desk, evidence_id, title
        self._pages, self._seen = b"", set[int]()
        self._chosen = ""
        self._wanted = ""  # the part to be chosen once it is read
        self._drawing: Job | None = None
        self._listen()
        self.controls.take_keys(self, [(("Ctrl+Z",), self._on_undo)])
        self._show_controls()
        self._begin()

    def _listen(self) -> None:
        self.view.wanted.connect(self._on_wanted)
        self.view.turned.connect(self._show_controls)
        self.view.drawn.connect(self._on_drawn_box)
        self.view.moved.connect(self._on_moved)
        self.view.picked.connect(self._on_picked)
        self.view.remove_wanted.connect(self._on_remove)
        self.parts.picked.connect(self._on_picked)
        self.parts.why_given.connect(self._on_why)
        self.parts.remove_wanted.connect(self._on_remove)
        self.parts.new_wanted.connect(self._on_new)
        self.looked.clicked.connect(self._on_looked)
        self.undo.clicked.connect(self._on_undo)
        self.done.clicked.connect(self.close)
        self._desk.changed.connect(self._on_changed)
        self._desk.closing.connect(self.close)

    # --- the file -------------------------------------------------------------------------------

    def _begin(self) -> None:
        company, evidence_id = self._desk.company, self._id

        def read(intake: "Intake", _outside: object) -> "Shown":
            from desktop.services.redaction.showing import read_pages

            return read_pages(company, evidence_id, intake)

        self._handling().run(
            read, self._on_begun, owner=self, refused=self._on_fault, unavailable=self._on_fault
        )

    def _handling(self) -> Handling:
        return handling_of(self._desk)

    def _on_begun(self, shown: "Shown") -> None:
        self._pages = shown.pages
        self.view.start(shown.name, whole=True)
        self._show_standing(shown.standing)
        self.view.setFocus()

    def _on_wanted(self, page: int, width: int) -> None:
        data = self._pages
        if not data:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        self._drawing = self._handling().run(
            lambda intake, _outside: picture_of(data, self._title, "pdf", page, width, intake),
            lambda picture: self._on_picture(page, picture),
            owner=self,
            refused=self._on_fault,
            unavailable=self._on_fault,
        )

    def _on_picture(self, page: int, picture: Picture) -> None:
        self._seen.add(page)
        self.view.show_picture(page, picture)
        self._show_controls()

    def _on_fault(self, fault: Refused | Unavailable) -> None:
        self.banner.show_message(str(fault), "amber")

    # --- what is hidden -------------------------------------------------------------------------

    def _on_changed(self, changed: "Changed") -> None:
        if HIDDEN_PART.key in changed.kinds:
            self._read_again()

    def _read_again(self) -> None:
        evidence_id = self._id

        def read(company: "CompanyFile") -> "Standing":
            from desktop.services.redaction.standing import standing_of

            return standing_of(company, evidence_id)

        self._desk.ask(read, self._show_standing, owner=self)

    def _show_standing(self, standing: "Standing") -> None:
        ids = {part.id for part in standing.parts}
        chosen = self._wanted if self._wanted in ids else self._chosen
        self._chosen, self._wanted = (chosen if chosen in ids else ""), ""
        self.parts.show_parts(standing.parts, self._chosen)
        self.view.show_parts(standing.parts, self._chosen)
        self.looked.setChecked(standing.is_looked_through)
        self._show_controls()

    def _on_picked(self, part: str) -> None:
        self._chosen = part
        self.parts.choose(part)
        page = self.parts.page_of(part)
        if page and page - 1 != self.view.page:
            self.view.turn_to(page - 1)
        self.view.choose(part)

    def _on_new(self) -> None:
        self.view.draw_in_the_middle()
        self.view.setFocus()

    def _on_drawn_box(self, page: int, box: object) -> None:
        evidence_id = self._id
        self._change(lambda boxes, company: boxes.put(company, evidence_id, page + 1, box))

    def _on_moved(self, part: str, box: object) -> None:
        self._change(lambda boxes, company: boxes.move(company, part, box))

    def _on_why(self, part: str, why: str) -> None:
        self._change(lambda boxes, company: boxes.say_why(company, part, why))

    def _on_remove(self, part: str) -> None:
        self._change(lambda boxes, company: boxes.remove(company, part))

    def _on_looked(self, is_on: bool) -> None:
        evidence_id, title = self._id, self._title
        self._change(
            lambda boxes, company: boxes.say_looked_through(
                company, evidence_id, title, is_looked_through=is_on
            )
        )

    def _change(self, change: "Callable[..., object]") -> None:
        def work(company: "CompanyFile") -> object:
            from desktop.services.redaction import boxes

            return change(boxes, company)

        self._desk.do(
            work,
            self._on_kept,
            owner=self,
            refused=self._on_not_kept,
            unavailable=self._on_not_kept,
        )

    def _on_kept(self, made: object) -> None:
        if isinstance(made, str):  # a new part, to be moved at once by keys
            self._wanted = made
            self._read_again()
        self.banner.hide()

    def _on_not_kept(self, fault: Refused | Unavailable) -> None:
        self._on_fault(fault)
        self._read_again()

    def _on_undo(self) -> None:
        self.view.settle()
        sitting = self._desk.sitting
        if sitting.can_undo:
            self._desk.do(
                lambda _company: sitting.undo(),
                owner=self,
                refused=self._on_fault,
                unavailable=self._on_fault,
            )

    # --- what can be done -----------------------------------------------------------------------

    def _show_controls(self) -> None:
        pages = self.view.pages
        is_shown = not self.view.is_empty
        self.controls.show_state(is_page=is_shown)
        is_locked = self._desk.read_only
        self.view.is_locked = is_locked
        self.parts.set_locked(is_locked or not is_shown)
        all_seen = is_shown and len(self._seen) >= pages
        self.looked.setEnabled(not is_locked and (all_seen or self.looked.isChecked()))
        self.undo.setEnabled(not is_locked and bool(self._desk.sitting.can_undo))
        if all_seen or not is_shown:
            self.note.setText(
                _("Tick it when nothing more is to be hidden. Only then does a scan or photo go "
                  "into a package without names.")
            )  # fmt: skip
        else:
            self.note.setText(
                _("You have seen {seen} of {pages} pages. Turn to the others first.").format(
                    seen=len(self._seen), pages=pages
                )
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was moved last."""
        self.view.settle()
        self.parts.settle()
        super().closeEvent(event)
