"""Says at a record that is done that its unit is still tagged out, and leads to its repair."""

from desktop.language import _
from desktop.services.editing import Shown
from desktop.services.out_of_order import TaggedOut, tagged_out_of
from ui.editors.open_form import OpenForm
from ui.places import Place


class StillOut:
    """Looks whenever the form shows a corrective action that was put right."""

    def __init__(self, form: OpenForm) -> None:
        self._form = form

    def look(self, shown: Shown | None) -> None:
        """Offer to return the unit of an action that was put right, if it is still out."""
        if shown is None or shown.is_voided or not shown.values.get("resolved_on"):
            return
        desk = self._form.desk
        unit, today = shown.values.get("equipment_id"), desk.today()
        if unit is None or desk.read_only:
            return
        desk.ask(
            lambda company: tagged_out_of(company, unit, today),
            lambda out: self._on_looked(shown, out),
            owner=self._form,
        )

    def _on_looked(self, shown: Shown, out: TaggedOut | None) -> None:
        form = self._form
        if out is None or form.record_id != shown.id or form.is_touched:
            return
        values = {"equipment_id": out.unit_id, "what": shown.values["what"]}
        place = Place("inspections", "maintenance", new=True, values=values)
        said = _("{unit} is still tagged out. {state}").format(unit=out.name, state=out.said)
        way = (_("Enter the repair and return it"), lambda: form.desk.go(place))
        form.head.banner.show_message(said, "amber", way)
