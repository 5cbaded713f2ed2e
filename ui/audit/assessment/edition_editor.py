"""The protocol that an assessment asks by, chosen by its name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.assessing.as_records import editions, say_edition
from ui.desk import Desk
from ui.editors.choices import CalmCombo
from ui.editors.editor import Editor
from ui.widgets import tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.services.assessing.as_records import Edition

Key = tuple[str, str]  # of a protocol, and its version


class EditionEditor(Editor):
    """All protocols that have questions; one that is not here any more stays until changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "protocol", _("Protocol"), parent)
        self.names = ("protocol", "protocol_version")
        self.combo = CalmCombo()
        self._known: dict[Key, str] = {("", ""): _("The one that the company goes by")}
        self._key: Key = ("", "")
        self._is_filling = False
        self.combo.currentIndexChanged.connect(self._on_chosen)
        self._put_input(self.combo)
        self._fill()
        desk.ask(editions, self._on_read, owner=self)

    def typed(self) -> object:
        return self._key[0]

    def typed_fields(self) -> dict[str, object]:
        return dict(zip(self.names, self._key, strict=True))

    def set_typed(self, typed: object) -> None:
        self.set_typed_fields({"protocol": typed, "protocol_version": ""})

    def set_typed_fields(self, typed: "Mapping[str, object]") -> None:
        if any(name in typed for name in self.names):
            kept = dict(zip(self.names, self._key, strict=True))
            protocol, version = (str({**kept, **typed}[name] or "") for name in self.names)
            self._key = protocol, version
            self._fill()

    def set_value(self, value: object) -> None:
        self.set_typed(value)

    def set_values(self, values: "Mapping[str, object]") -> None:
        self.set_typed_fields(values)

    def _on_read(self, found: "Sequence[Edition]") -> None:
        self._known |= {(one.protocol, one.version): one.said for one in found}
        self._fill()

    def _fill(self) -> None:
        self._is_filling = True
        known = dict(self._known)
        if self._key not in known:
            named = (said for (id_, _version), said in known.items() if id_ == self._key[0])
            name = next(named, "").partition(", ")[0] or self._key[0]
            known[self._key] = say_edition(name, self._key[1])
        self.combo.clear()
        for key, said in known.items():
            self.combo.addItem(said, key)
        self.combo.setCurrentIndex(list(known).index(self._key))
        self.combo.setToolTip(tip(known[self._key]))  # a long name is cut in a narrow form
        self._is_filling = False

    def _on_chosen(self) -> None:
        if self._is_filling:
            return
        self._key = tuple(self.combo.currentData())
        self.combo.setToolTip(tip(self.combo.currentText()))
        self.show_fault("")
        self.changed.emit()
