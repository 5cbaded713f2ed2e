"""What an inspection comes to: it follows from the answers until a person says otherwise."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import N_, _
from desktop.records.inspections.inspection import RESULTS
from desktop.records.kind import Kind
from desktop.services.inspecting import Outcome
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.choices import YES_NO
from ui.editors.editor import Editor
from ui.editors.making import editor_of

SAYS: Final = N_("The items say: {word}.")


class OutcomeFields(QWidget):
    """Result and safe to use."""

    def __init__(self, desk: Desk, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = editor_of(desk, kind, "result")
        self.safe = editor_of(desk, kind, "safe_to_use")
        self._by_hand: set[str] = set()
        self._outcome = Outcome(0, 0, 0)
        self.setFocusProxy(self.result)
        cells = Cells(self, gap=theme.INSIDE, row_gap=theme.NEAR)
        for editor in self.editors:
            cells.add(editor, Room(theme.px(190)))
            editor.changed.connect(lambda editor=editor: self._on_changed(editor))

    @property
    def editors(self) -> tuple[Editor, Editor]:
        """The editors of both fields."""
        return self.result, self.safe

    def begin(self, outcome: Outcome) -> None:
        """Take what stands in the fields: what the answers do not say was said by a person."""
        self._outcome = outcome
        self._by_hand = {
            editor.names[0]
            for editor in self.editors
            if editor.typed() not in ("", None) and editor.typed() != self._said(editor)
        }
        self._tell()

    def follow(self, outcome: Outcome) -> None:
        """Say what the answers come to now, unless a person said otherwise."""
        self._outcome = outcome
        for editor in self.editors:
            if editor.names[0] not in self._by_hand:
                editor.set_typed(self._said(editor))
        self._tell()

    def _said(self, editor: Editor) -> object:
        return self._outcome.result if editor is self.result else self._outcome.safe

    def _on_changed(self, editor: Editor) -> None:
        name = editor.names[0]
        if editor.typed() in ("", None, self._said(editor)):
            self._by_hand.discard(name)
        else:
            self._by_hand.add(name)
        self._tell()

    def _tell(self) -> None:
        result, safe = self._outcome.result, self._outcome.safe
        words = {
            self.result.names[0]: _(RESULTS[result]) if result else "",
            self.safe.names[0]: "" if safe is None else _(YES_NO["yes" if safe else "no"]),
        }
        for editor in self.editors:
            name = editor.names[0]
            word = words[name] if name in self._by_hand else ""
            editor.show_hint(_(SAYS).format(word=word) if word else "")
