"""What a form does with private facts: shows them closed, and offers to open them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.language import _
from desktop.records.privacy import is_private, private_fields
from desktop.services.private_facts import is_locked_now
from ui.widgets import Banner

if TYPE_CHECKING:
    from ui.editors.open_form import OpenForm


def lock_form(form: "OpenForm") -> None:
    """Give a form its lock, where records of its kind hold private facts."""
    if is_private(form.kind):
        FormLock(form)


class FormLock(QObject):
    """Locks the private fields of one form as long as private facts are closed."""

    def __init__(self, form: "OpenForm") -> None:
        super().__init__(form)
        self._form, self._kind = form, form.kind
        self.strip = Banner()
        form.head.add_strip(self.strip)
        form.shown.connect(lambda _record_id: self._look())
        form.desk.private_turning.connect(form.keep_safe)
        form.desk.private_turned.connect(self._on_turned)
        self._look()

    def _look(self) -> None:
        key = self._kind.key
        self._form.desk.ask(lambda c: is_locked_now(c, key), self._show, owner=self)

    def _show(self, is_closed: bool) -> None:
        names = {field.name for field in private_fields(self._kind)}
        names |= {rows.name for rows in self._kind.rows if is_private(rows)}
        self._form.fields.set_closed(names if is_closed else frozenset())
        if not is_closed:
            self.strip.clear()
            return
        said = (
            _("Private facts are closed: who was treated, and how.")
            if self._kind.restricted
            else _("Private facts are closed: who was involved, and who reported it.")
        )
        offer = (_("Open private facts…"), self._form.desk.private_wanted.emit)
        self.strip.show_message(said, "plain", offer)

    def _on_turned(self) -> None:
        form = self._form
        if form.record_id:
            form.open(form.record_id)
        elif form.isVisible() and not form.is_touched:
            form.open_new()
        else:
            self._look()
