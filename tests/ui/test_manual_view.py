"""The manual at the window: its papers, what they lack, what is done otherwise, the binder."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.builders.company import Company
from tests.builders.on_paper import said, squeezed
from ui.audit.manual.looking_dialog import LookingDialog
from ui.audit.manual.view import ManualView
from ui.desk import Desk
from ui.places import Place
from ui.printing.sheet import Sheet

LEFT = Qt.MouseButton.LeftButton
Settled = Callable[[], None]
Opening = Callable[[], ManualView]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, settled: Settled) -> Iterator[Opening]:
    held = []

    def make() -> ManualView:
        view = ManualView(desk)
        held.append(view)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        settled()
        return view

    yield make
    held.clear()


@pytest.fixture
def gone(desk: Desk) -> list[Place]:
    places: list[Place] = []
    desk.wanted.connect(places.append)
    return places


def words(of: QWidget) -> str:
    return "\n".join(label.text() for label in of.findChildren(QLabel) if not label.isHidden())


def policy(company: Company, **more: Any) -> str:
    boss = company.worker("Rick Desjarlais", hired="2020-01-01")
    values: dict[str, Any] = {"title": "Safety policy", "text": "All go home."}
    values |= {"signed_by_id": boss, "signed_on": "2026-03-02"}
    return company.save("policy", **(values | more))


def test_without_papers_it_offers_the_first_step(
    qtbot: QtBot, opened: Opening, gone: list[Place]
) -> None:
    view = opened()
    if view.page.lacking.all is not None:
        qtbot.mouseClick(view.page.lacking.all, LEFT)
    assert "No paper is entered yet" in words(view)
    assert view.page.filed.isHidden()
    assert not view.page.print.isEnabled()
    assert not view.do_command("print")
    assert "Write an inspection policy" in words(view)  # what the questions ask for is told, too
    qtbot.mouseClick(view.page.first, LEFT)
    assert gone == [Place("leadership", "policy", new=True)]


def test_what_is_only_on_file_is_named_until_a_paper_is_made_of_it(
    qtbot: QtBot, opened: Opening, company: Company, gone: list[Place], settled: Settled
) -> None:
    names = ("Safety policy signed 2019.pdf", "Right to refuse.docx", "Fuel prices.pdf")
    steps = [
        company.save("evidence", name=name, sha256=str(n) * 64, media_type="application/pdf",
                     size=9, filed_at="2026-11-16T19:00:00Z")
        for n, name in enumerate(names)
    ][1]  # fmt: skip
    card = opened().page.filed
    assert card.isVisible()
    assert [link.accessibleName() or link.text() for link in card.links] == list(names[:2])
    qtbot.mouseClick(card.links[1], LEFT)
    assert gone == [Place("company", "evidence", steps)]
    policy(company)
    company.save("document", title="Right to refuse", kind="work_refusal", text="Stop.")
    view = opened()
    settled()
    assert view.page.filed.isHidden()


def test_each_paper_stands_in_its_chapter_and_opens(
    qtbot: QtBot, opened: Opening, company: Company, gone: list[Place]
) -> None:
    record = policy(company, edition="3")
    view = opened()
    row = view.page.rows[record]
    assert row.state.text() == "in order"
    assert "version 3 · signed by Rick Desjarlais on 2 March" in words(row)
    assert "1 paper in force" in view.page.sentence.text()
    qtbot.mouseClick(row.open, LEFT)
    assert gone == [Place("leadership", "policy", record)]


def test_what_an_auditor_would_find_in_a_paper_is_told_on_its_line(
    opened: Opening, company: Company
) -> None:
    record = policy(company, signed_on="2023-03-02")
    row = opened().page.rows[record]
    assert "to put right" in row.state.text()
    assert "no look at it is recorded since" in words(row)


def test_one_that_nobody_signed_is_not_in_order(opened: Opening, company: Company) -> None:
    record = company.save("document", title="Rules", kind="company_rules")
    row = opened().page.rows[record]
    assert "Nobody has signed it." in words(row)
    assert row.state.text() == "2 things to put right"


def test_what_the_questions_miss_leads_to_where_it_is_written(
    qtbot: QtBot, opened: Opening, company: Company, gone: list[Place], settled: Settled
) -> None:
    policy(company)
    lacking = opened().page.lacking
    assert lacking.all is not None
    qtbot.mouseClick(lacking.all, LEFT)
    settled()
    told = words(lacking)
    assert "Write the plan that prevents violence at work." in told
    assert "S2.8 Safe work practices: 5 points to earn" in told
    link = next(
        link for link in lacking.links
        if link.accessibleDescription() == "Write the plan that prevents violence at work."
    )  # fmt: skip
    qtbot.mouseClick(link, LEFT)
    assert gone == [Place("company", "document", new=True)]


def test_what_is_missing_in_a_paper_opens_at_its_field(
    qtbot: QtBot, opened: Opening, company: Company, gone: list[Place]
) -> None:
    policy(company)
    old = company.save("document", title="Violence prevention", kind="violence",
                       text="We go.", signed_on="2020-01-01")  # fmt: skip
    lacking = opened().page.lacking
    if lacking.all is not None:
        qtbot.mouseClick(lacking.all, LEFT)
    link = next(
        link for link in lacking.links if "“Violence prevention”" in link.accessibleDescription()
    )
    qtbot.mouseClick(link, LEFT)
    assert gone == [Place("company", "document", old, at="reviews")]


def test_a_word_that_is_not_kept_and_a_duty_that_no_paper_states_are_told(
    qtbot: QtBot, opened: Opening, company: Company, gone: list[Place]
) -> None:
    record = company.save("document", title="Inspection policy", kind="inspection_policy",
                          signed_on="2025-01-01", text="We look.",
                          frequencies=[{"what": "Worksite inspection: shop",
                                        "how_often": "monthly"}])  # fmt: skip
    site = company.site("Shop", active=[("2020-01-01", None)])
    company.save("duty_plan", kind="inspection", site_id=site, task="Worksite inspection",
                 in_force_from="2025-01-01", rules=[{"rule": "monthly"}])  # fmt: skip
    company.save("duty_plan", kind="meeting", task="Toolbox talk",
                 in_force_from="2025-01-01", rules=[{"rule": "weekly"}])  # fmt: skip
    view = opened()
    told = words(view.page.rows[record])
    assert "It says monthly. Shop: done in 0 of 11 months." in told
    assert "not as it says" in told
    assert view.page.clauses.isVisible()
    assert "Toolbox talk" in words(view.page.clauses)
    qtbot.mouseClick(view.page.clauses.go, LEFT)
    assert gone == [Place("inspections", "say_what_you_do")]


def wait(qtbot: QtBot, bar: QScrollBar) -> None:
    """Wait until words have the lines that they need: only then is a list as long as it stays."""

    def is_laid() -> bool:
        before = bar.maximum()
        QCoreApplication.processEvents()
        return bar.maximum() == before

    qtbot.waitUntil(is_laid)


def test_a_change_is_shown_and_the_place_in_the_list_kept(
    qtbot: QtBot, opened: Opening, company: Company, settled: Settled
) -> None:
    record = policy(company)
    view = opened()
    for n in range(12):
        company.save("document", title=f"Practice {n}", kind="safe_work_practice")
    settled()
    bar = view.page.sheet.verticalScrollBar()
    wait(qtbot, bar)
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    company.save("policy", record, edition="4")
    settled()
    wait(qtbot, bar)
    assert "version 4" in words(view.page.rows[record])
    assert abs(bar.value() - at) < 40


def test_what_is_late_is_looked_at_again_for_many_papers_at_once(
    qtbot: QtBot, opened: Opening, company: Company, settled: Settled
) -> None:
    late = policy(company, signed_on="2025-01-02")
    rules = company.save("document", title="Rules", kind="company_rules",
                         signed_on="2026-01-01", signed_by_name="Rick")  # fmt: skip
    view = opened()
    qtbot.mouseClick(view.page.look, LEFT)
    dialog = view.page.findChild(LookingDialog)
    assert dialog is not None
    ticked = {paper: box.isChecked() for paper, box in dialog.boxes.items()}
    assert ticked == {("policy", late): True, ("document", rules): False}
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    assert dialog.editors["by_id"].fault == "Say who looked at them."
    (who,) = dialog.editors["by_id"].inputs
    qtbot.keyClicks(who, "Glenn")
    qtbot.mouseClick(dialog.every, LEFT)
    qtbot.mouseClick(dialog.do, LEFT)
    settled()
    for paper in (late, rules):
        assert "last looked at on 16 November" in words(view.page.rows[paper])


def test_the_binder_is_printed(
    qtbot: QtBot, opened: Opening, company: Company, desk: Desk, tmp_path: Path
) -> None:
    policy(company)
    wanted: list[Sheet] = []
    desk.paper_wanted.connect(wanted.append)
    view = opened()
    qtbot.mouseClick(view.page.print, LEFT)
    assert view.do_command("print")
    sheet, _again = wanted
    printed = sheet.make(tmp_path / "m.pdf", lambda *_told: None, lambda: False)
    assert squeezed("Health and safety manual") in said(printed.path)
    assert squeezed("All go home.") in said(printed.path)
