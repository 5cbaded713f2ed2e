"""What an audit says of leadership in the sample folder, worked out by hand from its papers.

The folder holds no policy record, no meeting record and nothing that Dale, who owns the company,
signed or inspected: his policy is a scan of 2019, the tailgates are fourteen scans, and the right
to refuse is a page that no orientation mentions.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.report import findings_rows, score_report
from desktop.services.importing import import_paths
from desktop.services.starting import new_company
from tests.builders.company import AS_OF, NOON
from tests.builders.handing_in import TODAY

FOLDER: Final = Path(__file__).parents[1] / "samples" / "bow-river"
OWN_CODES: Final = ("policy_", "refusal_", "meeting_", "goal_", "review_", "representative_",
                    "head_count_", "records_")  # fmt: skip


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    path = tmp_path_factory.mktemp("bow-river") / "bow.muster"
    with new_company(
        path, "Bow River Mechanical Ltd.", "AB", "generic-s1s6", by="Test", clock=lambda: NOON
    ) as file:
        import_paths(file, [FOLDER], today=TODAY, as_of=AS_OF)
        auditor = Auditor(file)
        names = {one.id: one.name for one in auditor.audited(AS_OF).facts.leadership.files}
        auditor.close()
        yield {
            "names": names,
            "found": findings_rows(file, AS_OF),
            "questions": {one["code"]: one for one in score_report(file, AS_OF)["questions"]},
        }


def test_the_policy_is_a_scan_of_2019_and_earns_nothing(said: dict[str, Any]) -> None:
    question = said["questions"]["S1.1"]
    assert (question["earned"], question["state"], question["counted"]) == (0, "missing", [])
    (missing,) = question["missing"]
    assert said["names"][missing["record"]] == "Safety policy signed 2019.pdf"


def test_no_meeting_is_recorded_but_fourteen_scans_are_pointed_at(said: dict[str, Any]) -> None:
    question = said["questions"]["S1.6"]
    assert (question["earned"], question["state"], question["counted"]) == (0, "missing", [])
    assert question["note"] == "No meeting is on record, and no duty says how often one is held."
    pointed = question["missing"][1]
    assert pointed["what"].startswith("14 files look like minutes of meetings")
    assert said["names"][pointed["record"]] == "2026-11-13 tailgate - Ice and snow.pdf"


def test_seven_roles_are_held_and_none_has_duties(said: dict[str, Any]) -> None:
    question = said["questions"]["S1.3"]
    assert (question["earned"], len(question["missing"])) == (0, 7)


def test_eight_people_need_a_representative_and_dale_is_in_no_quarter(
    said: dict[str, Any],
) -> None:
    assert said["questions"]["S1.7"]["state"] == "missing"
    assert len(said["questions"]["S1.5"]["missing"]) == 4
    assert said["questions"]["S1.5"]["note"].startswith("An owner or manager took part in 0 of")


def test_the_policy_of_2019_and_the_untaught_right_are_found_and_nothing_else(
    said: dict[str, Any],
) -> None:
    own = [one for one in said["found"] if one["code"].startswith(OWN_CODES)]
    assert [(one["code"], said["names"][one["record"]]) for one in own] == [
        ("policy_too_old", "Safety policy signed 2019.pdf"),
        ("refusal_not_taught", "Right to refuse.docx"),
    ]
