"""Says beside an item that fails when it failed before on the same unit or site."""

from collections.abc import Mapping

from desktop.services.inspection_subject import day_of, id_of
from desktop.services.repeat_findings import failed_before
from ui.editors.open_form import OpenForm
from ui.forms.inspection_rows import ItemRows
from ui.jobs import Job


class FailedBefore:
    """Asks the file off the window's thread, only of what fails, and only when that changed."""

    def __init__(self, form: OpenForm, items: ItemRows) -> None:
        self._form, self._items = form, items
        self._asked: tuple[object, ...] = ()
        self._asking: Job | None = None

    def look(self) -> None:
        """Look whether something else fails, or is inspected, than what was asked of."""
        form, failed = self._form, self._items.failed
        typed, record_id = form.fields.typed(), form.record_id
        unit, site = id_of(typed.get("equipment_id")), id_of(typed.get("site_id"))
        asked = (failed, unit, site, typed.get("done_on"), record_id)
        if asked == self._asked:
            return
        self._asked = asked
        if self._asking is not None:
            self._asking.cancel()
        if not failed or not (unit or site):
            self._items.show_before({})
            return
        day, today = typed.get("done_on"), form.desk.today()
        self._asking = form.desk.ask(
            lambda company: failed_before(
                company, failed, day_of(day, today), unit=unit, site=site, but=record_id
            ),
            self._on_told,
            owner=form,
        )

    def _on_told(self, told: Mapping[str, str]) -> None:
        self._items.show_before(told)
