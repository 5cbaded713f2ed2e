"""The day that is chosen for the audit says what it would score."""

from collections.abc import Callable
from datetime import date

from pytestqt.qtbot import QtBot

from tests.builders.company import AS_OF, Company
from ui.audit.page import AuditPage
from ui.desk import Desk
from ui.preferences import Preferences

Settled = Callable[[], None]


def on_file(company: Company) -> None:
    """Something for a few questions."""
    owner = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
    company.policy(date(2026, 10, 1), signed_by_id=owner)
    company.orientation(owner, date(2026, 10, 2))
    site = company.site("Shop")
    company.inspection("2026-11-02", site=site)
    company.meeting("2026-11-03")
    company.drill("2026-11-04")
    company.save("incident", kind="near_miss", happened_on=date(2026, 11, 5), what="Slip.")


def test_it_follows_the_day(
    qtbot: QtBot, company: Company, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    on_file(company)
    page = AuditPage(desk, preferences)
    qtbot.addWidget(page)
    page.show_kind("training")
    page.show()
    settled()
    said = page.day_score.sentence
    qtbot.waitUntil(lambda: said.text().startswith("Today the audit would score "))
    page.show_day(date(2028, 3, 1))
    settled()
    qtbot.waitUntil(lambda: said.text().startswith("On 1 March 2028 the audit would score "))
    assert "if nothing more is done; today it is" in said.text()
    page.show_day(AS_OF)
    settled()
    qtbot.waitUntil(lambda: said.text().startswith("Today"))


def test_where_there_is_too_little_it_says_nothing(
    qtbot: QtBot, desk: Desk, preferences: Preferences, settled: Settled
) -> None:
    page = AuditPage(desk, preferences)
    qtbot.addWidget(page)
    page.show_kind("training")
    page.show()
    settled()
    qtbot.waitUntil(lambda: page.day_score.sentence.isHidden())
