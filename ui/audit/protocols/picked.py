"""An editor of several picked from a list: it shows their words, and keeps their keys."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from desktop.language import _
from desktop.records.fields import Field
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.editors.line_editors import FieldEditor
from ui.widgets import button, plain

Choices = Sequence[tuple[str, str]]  # key and words


def keys_of(typed: object) -> list[str]:
    """Return the keys of what is kept as "a, b"."""
    parts = (one.strip() for one in str(typed or "").split(","))
    return list(dict.fromkeys(part for part in parts if part))


class PickedEditor(FieldEditor):
    """Shows what is picked below one another; a menu puts more to it or takes some away.

    `first` gives what had better be offered before all others.
    """

    def __init__(
        self,
        desk: Desk,
        field: Field,
        choices: Choices,
        nothing: str,
        first: Callable[[], Choices] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, field, parent)
        self._choices, self._nothing, self._first = choices, nothing, first
        self._words = dict(choices)
        self._keys: list[str] = []
        self._shown = plain(nothing)
        self._column.addWidget(self._shown)
        self.pick = button(_("Choose…"))
        self.menu = QMenu(self.pick)
        self.pick.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill)
        self._put_input(self.pick)
        self._column.insertWidget(1, self._shown)

    def typed(self) -> object:
        return ", ".join(self._keys)

    def set_typed(self, typed: object) -> None:
        self._keys = keys_of(typed)
        self._tell()

    def fill(self) -> None:
        """Put into the menu what can be picked, what sounds nearest first."""
        self.menu.clear()
        first = list(self._first())
        if first:
            self.menu.addSection(_("Sounds most like it"))
            self._offer(self.menu, first)
            self.menu.addSection(_("All"))
        self._offer(self.menu, self._choices)

    def _offer(self, menu: QMenu, choices: Choices) -> None:
        for key, words in choices:
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(key in self._keys)
            action.triggered.connect(lambda on, key=key: self._on_picked(key, on=on))
            menu.addAction(action)

    def _on_picked(self, key: str, *, on: bool) -> None:
        self._keys = [one for one in self._keys if one != key] + ([key] if on else [])
        self.show_fault("")
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        said = "\n".join(self._words.get(key, key) for key in self._keys)
        self._shown.setText(said or self._nothing)
        self.pick.setAccessibleDescription(self._shown.text())

    def set_read_only(self, read_only: bool) -> None:
        self.pick.setVisible(not read_only)


class MarksEditor(FieldEditor):
    """A few boxes to tick beside one another, such as documents, interview, observation."""

    def __init__(
        self, desk: Desk, field: Field, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, field, parent)
        self.boxes: dict[str, QCheckBox] = {}
        row = QWidget()
        flow = Flow(row, theme.FIELD)
        for key, words in choices:
            box = QCheckBox(words)
            box.clicked.connect(self._on_clicked)
            self.boxes[key] = box
            flow.addWidget(box)
        self._column.insertWidget(1, row)
        self._inputs = [*self.boxes.values()]
        self.setFocusProxy(self._inputs[0])
        self._name_inputs()

    def typed(self) -> object:
        return ", ".join(key for key, box in self.boxes.items() if box.isChecked())

    def set_typed(self, typed: object) -> None:
        keys = {one.upper() for one in keys_of(typed)}
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def set_read_only(self, read_only: bool) -> None:
        for box in self.boxes.values():
            box.setEnabled(not read_only)

    def _name_inputs(self) -> None:
        for box in self.boxes.values():
            words = _("{label}: {word}").format(label=self.label_text, word=box.text())
            box.setAccessibleName(f"{words}. {self._fault}" if self._fault else words)

    def _on_clicked(self) -> None:
        self.show_fault("")
        self.changed.emit()
