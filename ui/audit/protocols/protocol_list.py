"""The protocols there are in groups: the company's own, what is ready, what is still empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.language import _
from desktop.services.protocols.choosing import Listed
from ui.element.kind_list import KEY, KindList
from ui.widgets import tip


def key_of(one: Listed) -> str:
    """Return what tells a protocol from all others on the list."""
    return one.record_id or one.protocol.id


class ProtocolList(KindList):
    """It keeps what is chosen when it is shown again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self.setAccessibleName(_("Protocols"))

    def show_all(self, found: Sequence[Listed], wanted: str) -> None:
        """Show these, and choose one by its key; the one in use where there is none."""
        own = [one for one in found if one.record_id]
        ready = [one for one in found if not one.record_id and not one.protocol.is_skeleton]
        empty = [one for one in found if not one.record_id and one.protocol.is_skeleton]
        self.blockSignals(True)
        self.clear()
        for title, group in (
            (_("Your own"), own),
            (_("Ready to use"), ready),
            (_("Without questions yet"), empty),
        ):
            if group:
                heading = QListWidgetItem(title, self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
            names = [one.protocol.name for one in group]
            for one in group:
                self._add(one, is_one_of_many=names.count(one.protocol.name) > 1)
        self.blockSignals(False)
        keys = self.all_keys()
        in_use = next((key_of(one) for one in found if one.is_in_use), "")
        self.choose(next(key for key in (wanted, in_use, *keys) if key in keys))

    def _add(self, one: Listed, *, is_one_of_many: bool) -> None:
        words = one.protocol.name
        if is_one_of_many:
            words = _("{version}: {name}").format(version=one.protocol.version, name=words)
        if one.is_in_use:
            words = _("In use: {name}").format(name=words)
        item = QListWidgetItem(words, self)
        item.setData(KEY, key_of(one))
        whole = _("{name}, version {version}")
        item.setToolTip(tip(whole.format(name=one.protocol.name, version=one.protocol.version)))
