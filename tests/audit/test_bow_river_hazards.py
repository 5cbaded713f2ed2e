"""The field assessments of the sample folder: what was planted is found, and nothing besides."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.audit.judged import State
from desktop.services import importing
from desktop.services.auditing.auditor import Audited, Auditor
from tests.builders.company import company_in
from tests.builders.whole_files import intake_here

SAMPLES: Final = Path(__file__).parents[1] / "samples"
EXPECTED: Final = json.loads((SAMPLES / "bow-river-expected.json").read_text(encoding="utf-8"))
AS_OF: Final = date.fromisoformat(EXPECTED["as_of"])
FIELD: Final = "field_level_hazard_assessment"


@pytest.fixture(scope="module")
def auditor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Auditor]:
    names = ("Employee list.xlsx", "FLHA export.csv")
    with company_in(tmp_path_factory.mktemp("bow")) as company:
        papers = [SAMPLES / "bow-river" / name for name in names]
        looked = importing.look(papers, intake=intake_here())
        importing.write(company.file, looked, "Import", None, AS_OF)
        yield Auditor(company.file)


@pytest.fixture(scope="module")
def audited(auditor: Auditor) -> Audited:
    return auditor.audited(AS_OF)


def found_by_code(auditor: Auditor, audited: Audited) -> dict[str, set[date]]:
    days = {card.id: card.on for card in audited.facts.hazards.field}
    found: defaultdict[str, set[date]] = defaultdict(set)
    for one in auditor.found(AS_OF):
        if one.record.kind == FIELD:
            assert days[one.record.id] not in found[one.code]
            found[one.code].add(days[one.record.id])
    return dict(found)


def test_every_planted_weakness_is_found_and_none_of_the_sound_is_accused(
    auditor: Auditor, audited: Audited
) -> None:
    found = found_by_code(auditor, audited)
    counts: dict[str, Any] = {code: len(days) for code, days in found.items()}
    assert counts == {
        "field_ppe_only": EXPECTED["flha_ppe_only"],
        "field_hazard_without_control": EXPECTED["flha_hazard_without_control"],
        "field_unsigned": EXPECTED["flha_unsigned"],
        "field_at_end_of_day": EXPECTED["flha_end_of_day"],
        "field_copied": 5,
    }
    # read by hand out of the export
    assert found["field_unsigned"] == {
        date(2025, 12, 14), date(2026, 2, 8), date(2026, 4, 5), date(2026, 5, 31),
        date(2026, 7, 26), date(2026, 9, 20), date(2026, 11, 15),
    }  # fmt: skip
    assert found["field_copied"] == {
        date(2025, 12, 30), date(2026, 3, 28), date(2026, 6, 8), date(2026, 9, 4),
        date(2026, 11, 15),
    }  # fmt: skip


def test_before_the_work_were_46_without_the_8_of_half_past_four(audited: Audited) -> None:
    judged = audited.judged["S2.6"]
    assert (judged.met, judged.population, judged.state) == (46 - 8, 46, State.PARTIAL)
    assert judged.note == (
        "38 of 46 field assessments were done before the work. There is one in 12 of 12 months. "
        "8 were filled in after it began."
    )


def test_sound_are_the_18_with_real_controls_without_2_that_nobody_signed(
    audited: Audited,
) -> None:
    # 46 without 19 of PPE alone and 9 with an open hazard leave 18; of 5 April and 20 September
    # nobody signed
    judged = audited.judged["S2.7"]
    assert (judged.met, judged.population) == (16, 46)
    assert len(judged.counted) == 16
    assert len(judged.missing) == 30


def test_without_a_formal_assessment_seven_jobs_are_open(audited: Audited) -> None:
    judged = audited.judged["S2.1"]
    assert (judged.met, judged.population, judged.state) == (0, 7, State.MISSING)
