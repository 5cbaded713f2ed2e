"""The form of a unit or lot: what must be inspected one by one cannot hide in a lot."""

from typing import TYPE_CHECKING

from desktop.errors import Refused
from desktop.language import ngettext
from desktop.services.lots import apart, make_units, said_made, save_unit
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
        self.save()

    def _on_refused(self, refused: Refused) -> None:
        self._makes = 0
        super()._on_refused(refused)
        found = apart(self.fields.typed(), self.desk.today())
        if found.fault and refused.faults.get("lot_size") == found.fault:
            n = found.units
            words = ngettext("Make {n} unit of it", "Make {n} units of it", n)
            way = (words.format(n=say_number(n)), self.make_units)
            self.head.banner.show_message(found.fault, "amber", way)

    def _on_saved(self, record_id: str) -> None:
        made, self._makes = self._makes, 0
        super()._on_saved(record_id)
        if made:
            self.desk.say(said_made(made), undo=True)
            self.desk.go(Place(TAB, "equipment", record_id))
