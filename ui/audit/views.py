"""What can stand in the middle of Audit & package besides areas, records and the package."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.language import N_
from ui.audit import keys
from ui.desk import Desk
from ui.places import Place
from ui.preferences import Preferences


class AuditView(QWidget):
    """One of them; its `key` is its name in places and in the list on the left."""

    key = ""

    def show_place(self, place: Place) -> None:
        """Show what a place asks for within the view: a question, a finding, a record."""

    def here(self) -> Place | None:
        """Return what is shown, to come back to; None: the view itself."""
        return Place("audit", self.key)

    def do_command(self, key: str) -> bool:  # noqa: ARG002 (most do nothing)
        """Do a command of the menus; False: not here."""
        return False

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""


Making = Callable[[Desk, Preferences], AuditView]


def _sample(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.sample.view import SampleView

    return SampleView(desk)


def _assessment(desk: Desk, preferences: Preferences) -> AuditView:
    from ui.audit.assessment.view import AssessmentView

    return AssessmentView(desk, preferences)


def _findings(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.findings.view import FindingsView

    return FindingsView(desk)


def _coverage(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.coverage.view import CoverageView

    return CoverageView(desk)


def _protocols(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.protocols.view import ProtocolsView

    return ProtocolsView(desk)


def _practice(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.practice.view import PracticeView

    return PracticeView(desk)


def _road(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.road.view import RoadView

    return RoadView(desk)


def _diet(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.diet.view import DietView

    return DietView(desk)


def _manual(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.manual.view import ManualView

    return ManualView(desk)


def _packs(desk: Desk, _preferences: Preferences) -> AuditView:
    from ui.audit.packs.view import PacksView

    return PacksView(desk)


# in the order of the list: key -> words; each is made when it is first looked at
AUDIT_VIEWS: Final[Mapping[str, str]] = {
    keys.ASSESSMENT: N_("The assessment"),
    keys.FINDINGS: N_("What an auditor would find"),
    keys.COVERAGE: N_("Month by month"),
    keys.SAMPLE: N_("The auditor's sample"),
    keys.PRACTICE: N_("Interview practice"),
    keys.ROAD: N_("The road to SECOR"),
}
PAPER_VIEWS: Final[Mapping[str, str]] = {
    keys.MANUAL: N_("The manual"),
    keys.PACKS: N_("Packs"),
    keys.DIET: N_("Paperwork diet"),
    keys.PROTOCOLS: N_("Protocols"),
}
_MADE_BY: Final[Mapping[str, Making]] = {
    keys.MANUAL: _manual,
    keys.ASSESSMENT: _assessment,
    keys.PROTOCOLS: _protocols,
    keys.FINDINGS: _findings,
    keys.COVERAGE: _coverage,
    keys.SAMPLE: _sample,
    keys.PRACTICE: _practice,
    keys.ROAD: _road,
    keys.DIET: _diet,
    keys.PACKS: _packs,
}
TITLES: Final = (N_("The audit"), N_("Papers and rules"))


def view_of(key: str, desk: Desk, preferences: Preferences) -> AuditView:
    """Return what stands in the middle for a line of the list on the left."""
    return _MADE_BY[key](desk, preferences)
