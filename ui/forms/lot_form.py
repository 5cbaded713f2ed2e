"""The form of a unit or lot: what must be inspected one by one cannot hide in a lot."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.errors import Refused
from desktop.language import ngettext
from desktop.services.editing import Shown
from desktop.services.lots import Apart, apart, make_units, said_made, save_unit
from desktop.values.spoken import say_number
from ui.desk import Desk
from ui.editors.open_form import Typed
from ui.editors.record_form import RecordForm
from ui.places import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.store.file import CompanyFile

TAB = "company"


class LotForm(RecordForm):
    """Refuses such a lot at its field, and offers to make numbered units of it at once."""

    def __init__(self, desk: Desk, kind_key: str, parent: "QWidget | None" = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._makes = 0  # units that the next saving makes of the lot

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        today = self.desk.today()
        if self._makes:
            return make_units(company, typed, record_id, version, today)[0]
        return save_unit(company, typed, record_id, version, today)

    def make_units(self) -> None:
        """Save what is typed as so many units, each with a number of its own."""
        self._makes = apart(self.fields.typed(), self.desk.today()).units
        if not self._shown or self.fields.changes():
            self.save()
            return
        # nothing was typed: a lot that came in by an import is made units of as it stands
        record_id, version, today = self.record_id, self._version, self.desk.today()
        self.desk.do(
            lambda company: make_units(company, {}, record_id, version, today)[0],
            self._on_saved,
            owner=self,
            refused=self._on_refused,
            unavailable=self._on_unavailable,
        )

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        if shown is not None and not shown.is_voided and not over and not self.desk.read_only:
            self._tell(apart(shown.values, self.desk.today()))

    def _on_refused(self, refused: Refused) -> None:
        self._makes = 0
        super()._on_refused(refused)
        found = apart(self.fields.typed(), self.desk.today())
        if refused.faults.get("lot_size") == found.fault:
            self._tell(found)

    def _tell(self, found: Apart) -> None:
        """Say why it must not be a lot, with the way to make units of it."""
        if found.fault:
            words = ngettext("Make {n} unit of it", "Make {n} units of it", found.units)
            way = (words.format(n=say_number(found.units)), self.make_units)
            self.head.banner.show_message(found.fault, "amber", way)

    def _on_saved(self, record_id: str) -> None:
        made, self._makes = self._makes, 0
        super()._on_saved(record_id)
        if made:
            self.desk.say(said_made(made), undo=True)
            self.desk.go(Place(TAB, "equipment", record_id))
