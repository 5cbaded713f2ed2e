"""The form of a site: whether it is open stands on top, with the way to close it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.closing_sites import CLOSE, OPEN, SiteStanding, site_standing
from desktop.services.editing import Shown
from ui import theme
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.units.site_dialog import SiteDialog
from ui.widgets import Chip, button, soft

if TYPE_CHECKING:
    from desktop.store.transaction import Changed


class SiteForm(RecordForm):
    """Says below the title whether the site is open, and what waits while it is closed."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self.standing = SiteStanding()
        self.chip, self.said = Chip(), soft()
        self.change = button("")
        self.change.clicked.connect(self._on_change)
        self.strip = QWidget()
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, theme.NEAR)
        row.setSpacing(theme.NEAR)
        row.addWidget(self.chip)
        row.addWidget(self.said, 1)
        row.addWidget(self.change)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.strip)
        self.strip.hide()
        desk.changed.connect(self._on_told)
        desk.day_changed.connect(self._ask)

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        self.strip.hide()
        self._ask()

    def _ask(self) -> None:
        site, today = self.record_id, self.desk.today()
        if not site or (self._shown is not None and self._shown.is_voided):
            return

        def put(standing: SiteStanding) -> None:
            if site == self.record_id:
                self._put(standing)

        self.desk.ask(lambda company: site_standing(company, site, today), put, owner=self)

    def _put(self, standing: SiteStanding) -> None:
        self.standing = standing
        self.chip.show_as(_("Open") if standing.is_open else _("Closed"), standing.tone)
        said = [] if standing.is_open else [_("{said}.").format(said=standing.said)]
        if not standing.is_open and standing.ahead:
            said.append(standing.ahead)
        self.said.setText(" ".join(said))
        self.change.setText(_("Close site…") if standing.is_open else _("Open again…"))
        self.change.setVisible(not self.desk.read_only)
        self.strip.show()

    def _on_change(self) -> None:
        what = CLOSE if self.standing.is_open else OPEN
        SiteDialog(self.desk, self.record_id, what, self.standing, self.window()).open()

    def _on_told(self, changed: "Changed") -> None:
        if not {"site", "duty_plan", "company_settings"}.isdisjoint(changed.kinds):
            self._ask()
