"""A contractor's folder becomes a company file, and what is due agrees with it line by line."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.exchange.report import Report
from desktop.records import kind_of
from desktop.services.checking import check_report
from desktop.services.importing import import_paths
from desktop.services.starting import new_company
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from tests.builders.company import NOON
from tests.builders.files import faults_in
from tests.builders.handing_in import TODAY
from tests.builders.terminal import Ended, Terminal

SAMPLES: Final = Path(__file__).parents[1] / "samples"
FOLDER: Final = SAMPLES / "bow-river"
EXPECTED: Final = json.loads((SAMPLES / "bow-river-expected.json").read_text(encoding="utf-8"))
DAY: Final = EXPECTED["as_of"]
COMPANY: Final = EXPECTED["company"]

CREATED: Final = {
    "worker": EXPECTED["workers"],
    "certificate": EXPECTED["certificates"],
    "equipment": EXPECTED["equipment"],
    "duty_plan": EXPECTED["plans"],
    "inspection": EXPECTED["vehicle_inspections"],
    "corrective_action": EXPECTED["actions_total"],
    "incident": len(EXPECTED["incidents"]),
    "field_level_hazard_assessment": EXPECTED["flha"],
    "orientation": EXPECTED["workers"] - len(EXPECTED["no_orientation"]),
    "evidence": EXPECTED["evidence_kept"],
}
STATES: Final = {"due soon": "due_soon", "never done": "never_done"}
# what the sample says of an action, in the words of `muster check`: its state and what it lacks
ACTIONS: Final = {
    "closed": ("closed", ""),
    "closed without a name": ("closed", "resolved_by"),
    "weak action": ("closed", ""),
    "overdue": ("overdue", ""),
    "overdue, no owner": ("overdue", "assigned_to"),
    "open": ("open", ""),
    "no due date": ("no_due_date", "due"),
}


@dataclass(frozen=True)
class Visit:
    """What came of the folder through the functions that the window and the command line call."""

    company: CompanyFile
    first: Report
    again: Report
    check: dict[str, Any]

    def all(self, kind: str) -> list[dict[str, Any]]:
        with self.company.reading() as connection:
            found = aggregate.read(connection, kind_of(kind))
        return [record.values for record in found.values()]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    path = tmp_path_factory.mktemp("bow-river") / "bow.muster"
    day = date.fromisoformat(DAY)
    with new_company(path, COMPANY, "AB", "generic-s1s6", by="Test", clock=lambda: NOON) as file:
        first, again = (import_paths(file, [FOLDER], today=TODAY, as_of=day)[0] for _ in range(2))
        yield Visit(file, first, again, check_report(file, day))


@pytest.mark.parametrize("kind", CREATED)
def test_as_many_records_as_a_careful_person_counts(visit: Visit, kind: str) -> None:
    assert visit.first.created[kind] == CREATED[kind]


def test_only_the_page_that_calls_itself_a_pdf_is_refused(visit: Visit) -> None:
    assert [cell.file for cell in visit.first.refused] == EXPECTED["evidence_refused"]
    assert visit.first.questions == []


def test_a_broken_photo_is_kept_with_a_warning(visit: Visit) -> None:
    for name in EXPECTED["evidence_kept_with_a_warning"]:
        assert any(name in note for note in visit.first.notes)
        assert any(file["name"] == name and file["warning"] for file in visit.all("evidence"))


def test_a_second_import_creates_nothing(visit: Visit) -> None:
    assert (dict(visit.again.created), dict(visit.again.updated)) == ({}, {})
    assert visit.again.evidence == 0


def test_nothing_is_doubled_or_lost_by_the_second_import(visit: Visit) -> None:
    for kind, count in CREATED.items():
        assert len(visit.all(kind)) == count


def test_the_file_is_whole(visit: Visit) -> None:
    assert faults_in(visit.company) == []


def test_as_many_inspections_with_a_defect(visit: Visit) -> None:
    found = [values for values in visit.all("inspection") if values["defects"]]
    assert len(found) == EXPECTED["vehicle_inspections_with_defect"]
    assert {values["result"] for values in found} == {"fail"}


def test_every_inspection_names_a_unit_and_somebody(visit: Visit) -> None:
    for values in visit.all("inspection"):
        assert values["equipment_id"]
        assert values["by_id"] or values["by_name"]


def test_field_assessments_are_kept_as_they_were_written(visit: Visit) -> None:
    assessments = visit.all("field_level_hazard_assessment")
    unsigned = [values for values in assessments if not values["crew"]]
    assert len(unsigned) == EXPECTED["flha_unsigned"]
    open_ = [v for v in assessments if any(not row["control"] for row in v["hazards"])]
    assert len(open_) == EXPECTED["flha_hazard_without_control"]


# --- what is due ---


def state(line: str) -> tuple[str, str]:
    """Return the state and the word that its reason must hold: "not due (parked)" is suspended."""
    if line.startswith("not due"):
        return "suspended", line.partition("(")[2].rstrip(")")
    return STATES.get(line, line), ""


@pytest.mark.parametrize(
    "line", EXPECTED["schedule"], ids=lambda line: f"{line[0]} {line[1]}"
)  # fmt: skip
def test_a_line_of_the_schedule(visit: Visit, line: list[str]) -> None:
    subject, task, rule, said = line
    (duty,) = (
        duty
        for duty in visit.check["duties"]
        if (duty["subject"], duty["task"], duty["rule"]) == (subject, task, rule)
    )
    wanted, reason = state(said)
    assert duty["state"] == wanted
    assert reason in duty["reason"].lower()


def test_no_line_of_the_schedule_is_made_up(visit: Visit) -> None:
    plans = [d for d in visit.check["duties"] if d["kind"] not in ("certificate", "action")]
    assert len(plans) == len(EXPECTED["schedule"])


@pytest.mark.parametrize(
    ("name", "word"),
    [("expired", "expired"), ("expiring_90_days", "expiring"), ("missing_tickets", "missing")],
)
def test_certificates_that_are_not_in_order(visit: Visit, name: str, word: str) -> None:
    found = [card for card in visit.check["certificates"] if card["state"] == word]
    width = len(EXPECTED[name][0])
    cards = [[card["worker"], card["certificate"], card["expires"]][:width] for card in found]
    assert sorted(cards) == sorted(EXPECTED[name])


@pytest.mark.parametrize(("what", "said"), EXPECTED["actions"])
def test_an_action_stands_as_expected(visit: Visit, what: str, said: str) -> None:
    (action,) = (action for action in visit.check["actions"] if action["what"] == what)
    wanted, lacking = ACTIONS[said]
    assert action["state"] == wanted
    for name in ("resolved_by", "assigned_to", "due"):
        if name == "resolved_by" and wanted != "closed":
            continue
        assert (action[name] is None) == (name == lacking)


def test_incidents_are_of_their_kind(visit: Visit) -> None:
    found = {values["what"]: values["kind"] for values in visit.all("incident")}
    wanted = {what: kind.lower().replace(" ", "_") for kind, what, _said in EXPECTED["incidents"]}
    assert found == wanted


def test_who_was_never_oriented(visit: Visit) -> None:
    found = [row["worker"] for row in visit.check["orientations"] if row["signed_on"] is None]
    assert found == EXPECTED["no_orientation"]


# --- the same through the command line ---


@dataclass(frozen=True)
class Commands:
    """The same folder, once through the command line."""

    new: Ended
    first: Ended
    again: Ended
    check: Ended
    duties: Ended
    words: Ended


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Commands:
    terminal = Terminal(tmp_path_factory.mktemp("terminal"))
    bring = ("import", "bow.muster", FOLDER, "--as-of", DAY, "--json")
    return Commands(
        new=terminal.muster("new", "bow.muster", "--company", COMPANY),
        first=terminal.muster(*bring),
        again=terminal.muster(*bring),
        check=terminal.muster("check", "bow.muster", "--as-of", DAY, "--json"),
        duties=terminal.muster("duties", "bow.muster", "--as-of", DAY, "--json"),
        words=terminal.muster("check", "bow.muster", "--as-of", DAY),
    )


def test_the_exit_codes_say_that_there_is_something_to_see(commands: Commands) -> None:
    codes = [commands.new.code, commands.first.code, commands.check.code, commands.duties.code]
    assert codes == [0, 1, 1, 1]


def test_the_command_line_says_what_the_functions_say(visit: Visit, commands: Commands) -> None:
    assert commands.first.document() == visit.first.as_json()
    assert without_ids(commands.check.document()) == without_ids(visit.check)


def test_the_second_command_creates_nothing(commands: Commands) -> None:
    again = commands.again.document()
    assert (again["created"], again["updated"], again["evidence"]) == ({}, {}, 0)


def test_duties_are_a_part_of_check(commands: Commands) -> None:
    assert commands.duties.document()["duties"] == commands.check.document()["duties"]


# what was planted in the sheets (bow-river-expected.json), and how often it has to be found
PLANTED = {
    "field_ppe_only": "flha_ppe_only",
    "field_hazard_without_control": "flha_hazard_without_control",
    "field_unsigned": "flha_unsigned",
    "field_at_end_of_day": "flha_end_of_day",
}


def test_every_planted_weakness_is_found_as_often_as_it_was_planted(commands: Commands) -> None:
    codes = Counter(one["code"] for one in commands.check.document()["findings"])
    assert {code: codes[code] for code in PLANTED} == {
        code: EXPECTED[key] for code, key in PLANTED.items()
    }
    assert codes["field_copied"] == 5
    assert codes["lot_of_single_things"] == 1


@pytest.mark.parametrize(
    ("code", "subjects"),
    [
        ("orientation_missing", {"José Almeida"}),
        ("policy_too_old", {"Safety policy signed 2019.pdf"}),
        ("weak_action", {"Remind workers to be more careful when grinding"}),
        ("action_closed_without_name", {"Post updated ERP at Inglewood yard"}),
        ("action_without_due", {"Fix exhaust leak W-2"}),
        ("action_without_owner", {"Eye wash bottle expired (shop)"}),
        ("cause_blames", {"First aid of 7 September", "Property damage of 6 July"}),
        ("incident_without_action", {"Property damage of 6 July"}),
        ("no_cause", {"Lost time of 20 January"}),
    ],
)
def test_what_is_weak_is_found_and_nothing_beside_it(
    commands: Commands, code: str, subjects: set[str]
) -> None:
    found = commands.check.document()["findings"]
    assert {one["subject"] for one in found if one["code"] == code} == subjects


def test_the_good_incidents_are_not_accused(commands: Commands) -> None:
    said = " ".join(
        f"{one['subject']} {one['message']}" for one in commands.check.document()["findings"]
    )
    assert "slipped on ice" not in said
    assert "ratchet" not in said


def test_a_person_reads_the_same_in_words(commands: Commands) -> None:
    assert "CVIP" in commands.words.out
    assert "Kayla Nguyen" in commands.words.out
    assert commands.words.err == ""


def without_ids(report: dict[str, Any]) -> dict[str, Any]:
    duties = [{k: v for k, v in duty.items() if k != "plan"} for duty in report["duties"]]
    found = [{k: v for k, v in one.items() if k != "record"} for one in report["findings"]]
    duties.sort(key=lambda duty: (duty["subject"], duty["task"]))
    return report | {"duties": duties, "findings": found}
