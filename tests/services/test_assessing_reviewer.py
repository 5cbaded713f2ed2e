"""What the reviewer writes waits on Today until it is answered."""

import pytest

from desktop.errors import Refused
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.reviewing import add_note, answer_note
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import MovedOn
from desktop.services.today import Need, today
from desktop.services.today.shown import Line
from tests.builders.company import AS_OF, Company, day

TEXT = "Your policy says weekly, the sheets do not."


@pytest.fixture
def assessment(company: Company) -> str:
    window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="Glenn")
    return open_assessment(company.file, window, AS_OF)


def _lines(company: Company) -> list[Line]:
    return [line for line in today(company.file, AS_OF).lines if line.tab == "audit"]


def test_a_note_waits_on_today_and_leads_to_its_question(company: Company, assessment: str) -> None:
    add_note(company.file, assessment, "S4.2", TEXT, AS_OF, day("2026-12-04"))
    (line,) = _lines(company)
    assert (line.need, line.chip, line.title) == (
        Need.SOON,
        "To answer",
        "Answer the reviewer: S4.2",
    )
    assert (line.why, line.when) == (TEXT, "by 4 December")
    assert line.does is not None
    assert (line.does.kind, line.does.record_id) == ("the_assessment", "S4.2")
    assert line.does.values == {"assessment": assessment}


def test_a_late_one_needs_somebody_now(company: Company, assessment: str) -> None:
    add_note(company.file, assessment, "S4.2", TEXT, None, day("2026-11-10"))
    add_note(company.file, assessment, "S1.1", "Well done.", AS_OF, must_act=False)
    (line,) = _lines(company)
    assert (line.need, line.chip, line.tone) == (Need.NOW, "Overdue", "red")
    assert today(company.file, AS_OF).badges["audit"] == (1, "1 overdue", "red")


def test_an_answered_one_waits_no_more(company: Company, assessment: str) -> None:
    auditor = Auditor(company.file)
    note = add_note(company.file, assessment, "S4.2", TEXT, AS_OF, day("2026-12-04"))
    found = read_assessment(company.file, auditor, assessment, AS_OF)
    assert found is not None
    assert {line.code: line.to_answer for line in found.questions if line.to_answer} == {"S4.2": 1}
    (shown,) = read_question(company.file, auditor, assessment, "S4.2", AS_OF).notes
    assert (shown.said, shown.is_done) == ("To be answered by 4 December", False)
    with pytest.raises(Refused):
        answer_note(company.file, note, "  ", AS_OF)
    with pytest.raises(MovedOn):
        answer_note(company.file, note, "Monthly now.", AS_OF, version=7)
    answer_note(company.file, note, "The policy says monthly now.", AS_OF, version=shown.version)
    (shown,) = read_question(company.file, auditor, assessment, "S4.2", AS_OF).notes
    assert (shown.said, shown.reply) == ("Answered on 16 November", "The policy says monthly now.")
    assert _lines(company) == []
    auditor.close()


@pytest.mark.parametrize(
    ("text", "due", "at"), [("  ", None, "text"), (TEXT, "2026-11-01", "due_on")]
)
def test_a_note_that_cannot_be(
    company: Company, assessment: str, text: str, due: str | None, at: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_note(company.file, assessment, "S4.2", text, AS_OF, day(due) if due else None)
    assert set(refused.value.faults) == {at}
