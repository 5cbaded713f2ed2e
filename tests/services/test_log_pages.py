"""The history in pages: what each record went through, in words, and what was done by whom."""

from datetime import date

import pytest
from sqlalchemy import text

from desktop.services.history_check import check_history
from desktop.services.log_pages import action_said, log_page, people, record_history
from tests.builders.company import AS_OF, Company


def said_of(company: Company, kind: str, record: str, at: int = 0) -> dict[str, tuple[str, str]]:
    happened = record_history(company.file, kind, record, AS_OF).happened
    return {field.label: (field.before, field.now) for field in happened[at][1].fields}


def test_an_edit_says_before_and_after_and_the_newest_comes_first(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    company.save("worker", rick, last_name="Tremblay", number="7")
    history = record_history(company.file, "worker", rick, AS_OF)
    assert history.title == "Rick Tremblay"
    assert [entry.day for entry, _change in history.happened] == ["16 November", "16 November"]
    assert said_of(company, "worker", rick) == {
        "Last name": ("Desjarlais", "Tremblay"),
        "Worker number": ("", "7"),
    }
    assert said_of(company, "worker", rick, at=1)["First name"] == ("", "Rick")


def test_of_a_table_only_the_lines_that_changed_are_said(company: Company) -> None:
    rick = company.worker("Rick D", employment=[{"from_on": "2024-03-01", "to_on": "2025-10-31"}])
    both = [
        {"from_on": "2024-03-01", "to_on": "2025-10-31"},
        {"from_on": "2026-04-07"},
    ]
    company.save("worker", rick, employment=both)
    assert said_of(company, "worker", rick) == {"Employment": ("", "First day 7 April")}


def test_a_void_says_why_and_nothing_twice(company: Company) -> None:
    rick = company.worker("Rick D")
    company.void("worker", rick)
    assert said_of(company, "worker", rick) == {"Why it was voided": ("", "entered twice")}


def test_ids_and_keys_for_programs_are_not_shown(company: Company) -> None:
    incident = company.save("incident", what="Slipped", kind="near_miss", happened_on="2026-11-03")
    action = company.save(
        "corrective_action",
        what="Salt",
        found_on="2026-11-03",
        source_kind="incident",
        source_id=incident,
    )
    said = said_of(company, "corrective_action", action)
    assert incident not in str(said)
    assert said["Kind of source"] == ("", "Incident")


def test_days_and_times_are_said_as_people_say_them(company: Company) -> None:
    incident = company.save(
        "incident", what="Slip", kind="near_miss", happened_on="2026-11-03", happened_at="10:05"
    )
    said = said_of(company, "incident", incident)
    assert {("", "3 November"), ("", "10:05")} <= set(said.values())


def test_the_log_pages_from_the_newest_to_the_first(company: Company) -> None:
    for number in range(7):
        company.site(f"Yard {number}")
    seen, before = [], None
    while True:
        page = log_page(company.file, AS_OF, before=before, most=3)
        seen += [entry.number for entry in page.entries]
        if page.next_before is None:
            break
        before = page.next_before
    assert seen == [8, 7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(("typed", "found"), [("ETE", ["Été 2026"]), ("2026 été", ["Été 2026"]),
                                              ("winter", []), ("%", []), ("", None)])  # fmt: skip
def test_the_log_is_searched_folded(company: Company, typed: str, found: list[str] | None) -> None:
    company.file.write("Été 2026", lambda t: t.save("site", {"name": "Camp"}))
    names = [entry.name for entry in log_page(company.file, AS_OF, text=typed).entries]
    assert names == found if found is not None else len(names) == 2


def test_a_page_goes_on_looking_until_it_is_full(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.services.log_pages.SCANNED", 2)
    company.file.write("Rare", lambda t: t.save("site", {"name": "A"}))
    for number in range(9):
        company.site(f"Yard {number}")
    page = log_page(company.file, AS_OF, text="rare")
    assert [entry.name for entry in page.entries] == ["Rare"]
    assert page.next_before is None


def test_one_person_alone(company: Company) -> None:
    assert people(company.file) == ["Test"]
    assert log_page(company.file, AS_OF, by="Somebody").entries == ()
    assert len(log_page(company.file, AS_OF, by="Test").entries) == 1


def test_a_large_action_says_its_first_records(company: Company) -> None:
    company.together(lambda: [company.site(f"Yard {number}") for number in range(100)])
    said = action_said(company.file, 2, AS_OF)
    assert (len(said.changes), said.more) == (60, 40)
    assert said.changes[0].what == "Site Yard 0: entered"
    assert said.changes[0].tab == "company"


def test_first_aid_is_not_told_in_the_log(company: Company) -> None:
    company.save("first_aid_record", worker_name="Rick Desjarlais", happened_on="2026-11-03")
    said = action_said(company.file, 2, AS_OF)
    assert "Rick" not in str(said.changes)
    assert said.changes[0].fields == ()


def test_the_year_is_said_when_it_is_another(company: Company) -> None:
    next_year = date(2027, 1, 4)
    assert log_page(company.file, next_year).entries[0].day == "16 November 2026"


def test_the_check_tells_how_far_it_is_and_finds_what_was_changed(company: Company) -> None:
    company.site("Yard")
    told: list[tuple[int, int]] = []
    checked = check_history(company.file, lambda done, of: told.append((done, of)))
    assert checked.is_whole
    assert told == [(0, 0), (2, 2)]
    with company.file._engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE site SET version = 5"))
    checked = check_history(company.file, lambda _done, _of: None)
    assert not checked.is_whole
    assert "line 2" in checked.sentence
