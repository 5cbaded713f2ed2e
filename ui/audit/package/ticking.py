"""Reads what counts for a question, and says of a record that it goes in or stays out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import Refused
from desktop.language import _
from ui.desk import Desk
from ui.jobs import Job

if TYPE_CHECKING:
    from desktop.services.auditing.auditor import Auditor
    from desktop.services.packaging.overview_values import LineIn, QuestionLines
    from desktop.store.file import CompanyFile


class Ticking(QObject):
    """Each tick is one action that can be undone; what it changed is told by the desk."""

    read = Signal(object)  # QuestionLines
    refused = Signal(str, str)  # of a question, a sentence

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asking: Job | None = None
        self._assessment: str | None = None
        self._wanted: set[str] = set()
        self._known: dict[str, QuestionLines] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def is_changed(self, code: str) -> bool:
        """Whether anybody said otherwise than offered for a question."""
        known = self._known.get(code)
        return known is not None and known.is_changed

    def ask(self, assessment: str | None, *codes: str) -> None:
        """Read what counts for questions; `read` tells it of each. Asked together, read once."""
        if assessment != self._assessment:
            self._wanted, self._known = set(), {}
        self._assessment = assessment
        self._wanted |= set(codes)
        self._soon.start()

    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
        company, today = self._desk.company, self._desk.today()
        assessment, codes = self._assessment, sorted(self._wanted)

        def work(auditor: "Auditor") -> "tuple[QuestionLines, ...]":
            from desktop.services.packaging.overview_lines import lines_of

            return lines_of(company, auditor, assessment, codes, today)

        self._asking = self._desk.ask_auditor(work, self._on_read, owner=self)

    def _on_read(self, found: "tuple[QuestionLines, ...]") -> None:
        for lines in found:
            self._known[lines.code] = lines
            self._wanted.discard(lines.code)
            self.read.emit(lines)

    def tick(self, assessment: str, code: str, line: "LineIn", *, is_in: bool) -> None:
        """Put a record in, or take it out."""
        words = _("{title} goes in.") if is_in else _("{title} stays out.")

        def work(company: "CompanyFile") -> None:
            from desktop.services.assessing.ticks import put_in, take_out

            act = put_in if is_in else take_out
            act(company, assessment, code, line.kind, line.record_id)

        self._do(code, work, words.format(title=line.title))

    def as_offered(self, assessment: str, code: str) -> None:
        """Take everything back that was said for a question."""

        def work(company: "CompanyFile") -> None:
            from desktop.services.assessing.ticks import as_offered

            as_offered(company, assessment, code)

        self._do(code, work, _("{code} is as Muster offers it.").format(code=code))

    def _do(self, code: str, work: "Callable[[CompanyFile], None]", said: str) -> None:
        def refused(fault: Refused) -> None:
            self.refused.emit(code, str(fault))

        self._desk.do(
            work,
            lambda _none: self._desk.say(said, undo=True),
            owner=self,
            refused=refused,
            unavailable=lambda fault: self.refused.emit(code, str(fault)),
        )
