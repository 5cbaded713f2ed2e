"""The chain of whys: every answer opens the next question, as deep as somebody goes."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.kind import Rows
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.forms.why_text import WhyLine


class WhyChainEditor(Editor):
    """The lines of `whys`. One that is empty always waits at the end, and is never saved."""

    def __init__(self, desk: Desk, rows: Rows, parent: QWidget | None = None) -> None:
        super().__init__(desk, rows.name, _(rows.label), parent)
        self.label.setProperty("role", "strong")
        self.lines: list[WhyLine] = []
        self._is_read_only = False
        self._chain = QVBoxLayout()
        self._chain.setSpacing(theme.NEAR)
        self._column.addLayout(self._chain)
        self._add()

    # --- what is typed --------------------------------------------------------------------------

    def typed(self) -> list[dict[str, object]]:
        """Return the answers, without the question that nobody has answered yet."""
        lines = [line.typed() for line in self.lines]
        while lines and not lines[-1]["why"]:
            lines.pop()
        return lines

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        answers = [line for line in lines if str(line.get("why") or "").strip()]
        self._make_room(len(answers) + 1)
        for line, answer in zip(self.lines, [*answers, {}], strict=True):
            line.set_typed(answer.get("id"), str(answer.get("why") or ""))
        self.show_fault("")
        self._show_waiting()

    def set_read_only(self, read_only: bool) -> None:
        self._is_read_only = read_only
        for line in self.lines:
            line.input.setReadOnly(read_only)
        self._show_waiting()

    # --- what is wrong --------------------------------------------------------------------------

    def show_faults(self, faults: Mapping[str, str]) -> bool:
        name = self.names[0]
        for place, line in enumerate(self.lines):
            line.show_fault(faults.get(f"{name}.{place}.why", ""))
        self.show_fault(faults.get(name, ""))
        return self.has_fault

    @property
    def has_fault(self) -> bool:
        return super().has_fault or any(line.wrong.text() for line in self.lines)

    def focus_fault(self) -> None:
        wrong = next((line for line in self.lines if line.wrong.text()), self.lines[0])
        wrong.setFocus()

    def advise(self) -> None:
        """Say below an answer what to ask where it blames; the same thing is asked once."""
        told: set[str] = set()
        for line in self.lines:
            told.add(line.advise(told))

    # --- lines ----------------------------------------------------------------------------------

    def _make_room(self, wanted: int) -> None:
        while len(self.lines) > wanted:
            line = self.lines.pop()
            self._chain.removeWidget(line)
            line.hide()
            line.deleteLater()
        while len(self.lines) < wanted:
            self._add()

    def _add(self) -> None:
        line = WhyLine(len(self.lines))
        line.input.setReadOnly(self._is_read_only)
        line.changed.connect(self._on_changed)
        line.input.entered.connect(lambda: self._on_entered(line))
        self.lines.append(line)
        self._chain.addWidget(line)
        self._inputs = [line.input for line in self.lines]
        self.setFocusProxy(self.lines[0].input)

    def _show_waiting(self) -> None:
        """The question that waits for an answer is nothing to read."""
        self.lines[-1].setVisible(not self._is_read_only or len(self.lines) == 1)

    def _on_changed(self) -> None:
        if not self.lines[-1].is_blank:
            self._add()
            self.lines[-1].show()
            QWidget.setTabOrder(self.lines[-2].input, self.lines[-1].input)
        elif len(self.lines) > 1 and self.lines[-2].is_blank:
            # the last answer was taken back: one empty question is enough
            self._make_room(len(self.lines) - 1)
        self.changed.emit()

    def _on_entered(self, line: WhyLine) -> None:
        place = self.lines.index(line)
        if not line.is_blank and place + 1 < len(self.lines):
            self.lines[place + 1].setFocus()
