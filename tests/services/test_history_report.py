"""What was done is told to programs in full and to people in words they use."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Unavailable
from desktop.services.history import history_report, say_history
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.files import copied, opened, save, tampering


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bow.muster"


@pytest.fixture
def company(path: Path) -> Iterator[CompanyFile]:
    with copied(path, by="Dale") as file:
        yield file


@pytest.fixture
def in_calgary(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The PC's clock is seven hours behind Greenwich."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this PC cannot be changed for a test")
    monkeypatch.setenv("TZ", "MST7")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_an_edit_as_programs_read_it(company: CompanyFile) -> None:
    worker = save(company, "worker", first_name="Rick", last_name="Desjarlais")
    save(company, "worker", worker, last_name="Tremblay")
    report = json.loads(json.dumps(history_report(company)))
    assert report["chain"] == "whole"
    assert report["faulty_lines"] == []
    assert report["actions"][1] == {
        "number": 2,
        "at": "2026-11-16T19:00:00Z",
        "by": "Dale",
        "name": "Save worker",
        "undoes": None,
        "changes": [
            {
                "kind": "worker",
                "record": worker,
                "title": "Rick Tremblay",
                "operation": "update",
                "version": 2,
                "fields": [
                    {
                        "field": "last_name",
                        "label": "Last name",
                        "old": "Desjarlais",
                        "new": "Tremblay",
                        "old_said": "Desjarlais",
                        "new_said": "Tremblay",
                    }
                ],
            }
        ],
    }


def test_a_new_record_tells_only_what_was_said(company: CompanyFile) -> None:
    save(company, "worker", last_name="Li", is_owner=False, employment=[{"from_on": "2026-01-01"}])
    fields = history_report(company)["actions"][0]["changes"][0]["fields"]
    assert {field["field"]: field["new_said"] for field in fields} == {
        "last_name": "Li",
        "is_owner": "no",
        "employment": "1 line",
    }
    assert {field["old"] for field in fields} == {None}


def test_links_choices_and_dates_are_said_as_people_say_them(company: CompanyFile) -> None:
    unit = save(company, "equipment", number="U-3", description="Skid steer")
    values = {"equipment_id": unit, "change": "out_of_order", "changed_on": "2026-10-14"}
    save(company, "service_change", **values)
    save(company, "service_change", **values | {"changed_on": "2025-10-14"})
    told = [action["changes"][0] for action in history_report(company)["actions"][1:]]
    said = [{field["field"]: field["new_said"] for field in change["fields"]} for change in told]
    assert said[0]["equipment_id"] == "U-3 Skid steer"
    assert said[0]["change"] == "Out of order (tagged)"
    assert [fields["changed_on"] for fields in said] == ["14 October", "14 October 2025"]


def test_one_record_alone(company: CompanyFile) -> None:
    site = save(company, "site", name="Yard")
    both = company.write("Two", lambda t: [t.save("site", {"name": n}, site) for n in ("A", "B")])
    save(company, "site", name="Shop")
    assert both == [site, site]
    report = history_report(company, site)
    assert report["record"] == site
    assert [action["number"] for action in report["actions"]] == [1, 2]


def test_a_record_that_nobody_made(company: CompanyFile) -> None:
    report = history_report(company, "0" * 32)
    assert report["actions"] == []
    assert say_history(report) == [
        "Nothing is written about that in the history.",
        "Every line of the history is in its place.",
    ]


@pytest.mark.usefixtures("in_calgary")
def test_in_words_for_people(company: CompanyFile) -> None:
    sitting = Sitting(company)
    worker = save(company, "worker", first_name="Rick", last_name="Desjarlais", phone="1")
    save(company, "worker", worker, last_name="Tremblay", phone=None)
    company.write("Void worker", lambda t: t.void("worker", worker, "left"))
    sitting.undo()
    sitting.close()
    assert say_history(history_report(company)) == [
        "16 November 2026, 12:00, Dale: Save worker",
        "    Worker Rick Tremblay: entered",
        "16 November 2026, 12:00, Dale: Save worker",
        "    Worker Rick Tremblay: changed",
        "        Last name: Tremblay (before: Desjarlais)",
        "        Phone: empty (before: 1)",
        "16 November 2026, 12:00, Dale: Void worker",
        "    Worker Rick Tremblay: voided",
        "        Why it was voided: left",
        "16 November 2026, 12:00, Dale: Undo: Void worker",
        "    Worker Rick Tremblay: brought back",
        "Every line of the history is in its place.",
    ]
    assert history_report(company)["actions"][3]["undoes"] == 3
    said = say_history(history_report(company, worker))
    assert said[2:5] == [
        "        First name: Rick",
        "        Last name: Desjarlais",
        "        Phone: 1",
    ]


def test_no_word_of_the_program_is_shown_to_people(company: CompanyFile) -> None:
    unit = save(company, "equipment", number="3", description="Truck", inspect_singly=True)
    save(company, "reading", equipment_id=unit, value="12.5", unit="km", read_on="2026-10-14")
    said = "\n".join(say_history(history_report(company, unit)))
    assert "_" not in said
    assert unit not in said
    assert "Must be inspected one by one: yes" in said


def test_first_aid_is_told_only_to_who_asks_for_the_record(company: CompanyFile) -> None:
    worker = save(company, "worker", last_name="Li")
    values = {"happened_on": "2026-03-03", "worker_id": worker, "injury": "splinter"}
    record = save(company, "first_aid_record", **values)
    report = history_report(company)
    told = report["actions"][1]["changes"][0]
    assert (told["kind"], told["title"], told["fields"]) == ("first_aid_record", "", [])
    assert say_history(report)[3] == "    First-aid record: entered"
    asked = history_report(company, record)["actions"][0]["changes"][0]
    assert "splinter" in [field["new"] for field in asked["fields"]]


def test_what_was_disposed_of_is_told_without_its_values(path: Path, company: CompanyFile) -> None:
    save(company, "site", name="Yard")
    with tampering(path) as plain:
        plain.execute("UPDATE change SET old = NULL, new = NULL, salt = NULL")
    report = history_report(company)
    assert report["chain"] == "whole"
    assert report["actions"][0]["changes"][0]["fields"] == []


# --- whoever changed the history is told of -------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET kind = 'moz_places' WHERE number = 2",
        "UPDATE change SET operation = 'stolen' WHERE number = 2",
        "UPDATE change SET new = 'no json' WHERE number = 2",
        "UPDATE change SET new = '[1]' WHERE number = 2",
        'UPDATE change SET new = \'{"worker_id":{},"expires_on":7}\' WHERE number = 2',
        "UPDATE change SET new = NULL WHERE number = 2",
        "UPDATE change SET record_id = 'nobody' WHERE number = 2",
        "UPDATE action SET undoes = 'nothing' WHERE number = 2",
    ],
)
def test_a_changed_history_is_shown_all_the_same(path: Path, statement: str) -> None:
    with copied(path) as company:
        worker = save(company, "worker", last_name="Li")
        kind = company.write("Two", lambda t: _two(t, worker))
    with tampering(path) as plain:
        plain.execute(statement)
    with opened(path) as company:
        report = history_report(company)
        assert kind
    assert report["chain"] == "broken"
    assert 2 in report["faulty_lines"]
    assert len(report["actions"]) == 2
    last = say_history(report)[-1]
    assert last.startswith("The history was changed outside Muster: line ")
    assert "2" in last


def _two(transaction, worker: str) -> str:  # type: ignore[no-untyped-def]
    kind = transaction.save("certificate_type", {"name": "H2S Alive"})
    return str(transaction.save("certificate", {"worker_id": worker, "type_id": kind}))


def test_a_history_without_moments_is_a_sentence(path: Path) -> None:
    with copied(path) as company:
        save(company, "site", name="Yard")
    with tampering(path) as plain:
        plain.execute("UPDATE action SET at = 'never'")
    with opened(path) as company, pytest.raises(Unavailable, match=r"bow\.muster is damaged"):
        history_report(company)
