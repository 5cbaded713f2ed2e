"""What the dialogs of the assessment share: a few fields, one verb, faults in their place."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused
from desktop.language import _
from desktop.records import kind_of
from desktop.records.conversion import is_id
from ui.desk import Desk
from ui.dialogs.field import LabelledField
from ui.dialogs.frame import Frame
from ui.editors.editor import Editor
from ui.editors.line_editors import DateEditor
from ui.editors.links import NEW, PersonEditor
from ui.editors.making import editor_of
from ui.widgets import button, primary

if TYPE_CHECKING:
    from datetime import date

    from desktop.store.file import CompanyFile

    Work = Callable[[CompanyFile], Any]


class Asking(Frame):
    """Fields by name in their order; `work` says what is done with what was typed."""

    did = Signal(object)  # what the work returned, once it is done

    def __init__(self, desk: Desk, title: str, verb: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, width=520)
        self.desk = desk
        self.editors: dict[str, Editor | LabelledField] = {}
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.do = self.add_button(primary(verb), is_default=True)
        self.do.clicked.connect(self._on_do)
        self.do.setEnabled(not desk.read_only)

    def work(self) -> "Work | None":
        """Return what is to be done; None where something typed has first to be put right."""
        raise NotImplementedError

    def ask_for(self, kind: str, name: str, label: str, beside: str = "") -> Editor:
        """Add the editor of a field of a kind of record, under a label that fits here.

        `beside` is the field of the name of somebody who is not on the list.
        """
        of = kind_of(kind)
        made: Editor
        if beside:
            made = PersonEditor(self.desk, of.field(name), of.field(beside))
        else:
            made = editor_of(self.desk, of, name)
        made.label_text = label
        made.label.setText(label)
        for widget in made.inputs:
            widget.setAccessibleName(label)
        self.body.addWidget(made)
        for one in made.names:
            self.editors[one] = made
        return made

    def ask_in(self, name: str, label: str, control: QWidget, hint: str = "") -> LabelledField:
        """Add any control under a label."""
        made = LabelledField(label, control, hint)
        self.body.addWidget(made)
        self.editors[name] = made
        return made

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Put each sentence where it belongs; what belongs nowhere stands above the buttons."""
        rest = [said for name, said in faults.items() if name not in self.editors]
        for editor in dict.fromkeys(self.editors.values()):
            mine = [
                faults[name] for name, one in self.editors.items()
                if one is editor and name in faults
            ]  # fmt: skip
            editor.show_fault(" ".join(mine))
        wrong = next((name for name in self.editors if name in faults), None)
        if wrong is not None:
            self.show_at(self.editors[wrong])
        self.show_fault(" ".join(rest))
        self.fit_soon()

    def _on_do(self) -> None:
        work = self.work()
        if work is None:
            self.fit_soon()
            return
        self.do.setEnabled(False)
        self.desk.do(
            work,
            self._on_done,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed({"": str(fault)}),
        )

    def _on_done(self, found: object) -> None:
        self.did.emit(found)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self._on_failed(refused.faults)

    def _on_failed(self, faults: Mapping[str, str]) -> None:
        self.do.setEnabled(True)
        self.show_faults(faults)


def person_in(editor: Editor | LabelledField) -> tuple[str | None, str]:
    """Return the id of the worker who was chosen, else the name as it was typed."""
    typed = editor.typed() if isinstance(editor, PersonEditor) else ""
    if isinstance(typed, Mapping):
        return None, str(typed.get(NEW, "")).strip()
    text = str(typed or "").strip()
    return (text, "") if is_id(text) else (None, text)


def day_in(editor: Editor | LabelledField) -> "date | None":
    """Return the day that was typed; None where there is none that can be read."""
    if not isinstance(editor, DateEditor) or not editor.typed().strip():
        return None
    read = editor.read()
    return None if read is None else read.value
