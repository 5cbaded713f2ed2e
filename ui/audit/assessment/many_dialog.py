"""Many answers in one action: drafted notes accepted, or last time's answers carried over."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.language import _, ngettext
from desktop.services.assessing.carrying import carry_over
from desktop.services.assessing.deciding import accept_drafts
from desktop.values.spoken import say_number
from ui import theme
from ui.audit.assessment.asking import Asking
from ui.desk import Desk
from ui.widgets import link, soft, tip

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.services.assessing.shown import AssessmentShown, QuestionLine
    from ui.audit.assessment.asking import Work

CODE = Qt.ItemDataRole.UserRole
ROWS = 12


class ManyDialog(Asking):
    """Lists the questions with what each will get; the ones unticked are left alone."""

    def __init__(
        self, desk: Desk, shown: "AssessmentShown", title: str, parent: QWidget | None
    ) -> None:
        super().__init__(desk, title, "", parent)
        self.shown = shown
        self.said = soft()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.none = link(_("Tick none"))
        self.none.clicked.connect(self._on_none)
        for part in (self.said, self.list):
            self.body.addWidget(part)
        self.body.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemChanged.connect(self._count)

    def list_codes(self, codes: "Collection[str]", but: "Collection[str]" = ()) -> None:
        """List these questions, all ticked but for some."""
        lines = {one.code: one for one in self.shown.questions}
        for code in codes:
            one = lines[code]
            said = _("{code} {title}, {points}")
            words = said.format(code=code, title=one.title, points=self.gets(one))
            item = QListWidgetItem(words, self.list)
            item.setToolTip(tip(words))
            item.setData(CODE, code)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            item.setCheckState(Qt.CheckState.Unchecked if code in but else Qt.CheckState.Checked)
        row = max(self.list.sizeHintForRow(0), self.fontMetrics().height() + theme.NEAR)
        self.list.setMinimumHeight(row * min(len(codes), ROWS) + theme.NEAR)
        self._count()
        self.list.setCurrentRow(0)
        self.do.setFocus()

    def verb(self, n: int) -> str:
        """Return the words of the button that does it for so many questions."""
        raise NotImplementedError

    def gets(self, one: "QuestionLine") -> str:
        """Return what a question gets, in words."""
        return one.points_said

    def codes(self) -> tuple[str, ...]:
        """Return the questions that are ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            str(item.data(CODE)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _count(self) -> None:
        n = len(self.codes())
        self.do.setText(self.verb(n))
        self.do.setEnabled(bool(n) and not self.desk.read_only)

    def _on_none(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)


class AcceptingDialog(ManyDialog):
    """The drafted notes with the points that the records earn."""

    def __init__(
        self,
        desk: Desk,
        shown: "AssessmentShown",
        typed: "Collection[str]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, shown, _("Accept all drafted notes"), parent)
        codes = (*shown.to_accept, *shown.moved_on)
        n, left = len(codes), len(shown.undecided) - len(shown.to_accept)
        words = ngettext(
            "{n} question gets the note as it is drafted and the points that the records earn. "
            "You can still change it afterwards.",
            "{n} questions get the notes as they are drafted and the points that the records "
            "earn. You can still change each one afterwards.",
            n,
        ).format(n=n)
        if left:
            more = ngettext(
                "{n} other has to be decided by you: no record says what it earns.",
                "{n} others have to be decided by you: no record says what they earn.",
                left,
            )
            words = f"{words} {more.format(n=left)}"
        if shown.moved_on:
            more = ngettext(
                "{n} of them was decided, and the records say something else by now.",
                "{n} of them were decided, and the records say something else by now.",
                len(shown.moved_on),
            )
            words = f"{words} {more.format(n=len(shown.moved_on))}"
        if typed:
            words += " " + _("Those in which something is typed are not ticked.")
        self.said.setText(words)
        self.list_codes(codes, typed)

    def verb(self, n: int) -> str:
        return ngettext("Accept {n} answer", "Accept {n} answers", n).format(n=n)

    def gets(self, one: "QuestionLine") -> str:
        if one.proposed is None or not one.is_decided:
            return one.points_said
        said = _("{before}, now {points}")
        return said.format(before=one.points_said, points=say_number(one.proposed))

    def work(self) -> "Work | None":
        codes, assessment, today = self.codes(), self.shown.id, self.desk.today()
        auditor = self.desk.auditor
        return lambda company: accept_drafts(
            company, auditor, assessment, codes, today, over_own=False
        )


class CarryingDialog(ManyDialog):
    """Answers that say what the company does, scored full last time, and unchanged since."""

    def __init__(self, desk: Desk, shown: "AssessmentShown", parent: QWidget | None = None) -> None:
        super().__init__(desk, shown, _("Carry over from last time"), parent)
        why = _(
            "They scored full points last time, and the papers behind them are the same. "
            "Each is marked as carried over."
        )
        self.said.setText(" ".join(part for part in (shown.carry_said, why) if part))
        self.list_codes(shown.can_carry)

    def verb(self, n: int) -> str:
        return ngettext("Carry over {n} answer", "Carry over {n} answers", n).format(n=n)

    def work(self) -> "Work | None":
        codes, assessment, today = self.codes(), self.shown.id, self.desk.today()
        auditor = self.desk.auditor
        return lambda company: carry_over(company, auditor, assessment, codes, today)
