"""The form of a unit, below the page that tells how it stands and lets it be parked or read."""

from collections.abc import Mapping
from typing import Any

from desktop.language import _
from desktop.services.editing import Shown
from ui.editors.arranged_fields import ArrangedFields
from ui.editors.form_fields import Typed
from ui.forms.lot_form import LotForm
from ui.units.overview import Overview
from ui.widgets import section


class UnitFields(ArrangedFields):
    """The page of the unit first; what it is, to be changed, below."""

    def build(self) -> None:
        self.overview = Overview(self.desk)
        self.what = section(_("What it is"))
        self.column.addWidget(self.overview)
        self.column.addWidget(self.what)
        super().build()

    def show_unit(self, unit_id: str) -> None:
        """Show the page of a unit; a new one has none yet."""
        self.what.setVisible(bool(unit_id))
        self.overview.show_unit(unit_id)


class UnitForm(LotForm):
    """Shows the page of the unit above its fields, once there is a unit."""

    fields: UnitFields

    def make_fields(self) -> UnitFields:
        return UnitFields(self.desk, self.kind)

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        is_there = shown is not None and not shown.is_voided
        self.fields.show_unit(shown.id if shown is not None and is_there else "")
