"""An assessor decides question by question; what the protocol does not allow is refused."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.assessing.asked import Said, Seen, add_interview, add_observation
from desktop.services.assessing.deciding import Decision, accept_drafts, decide, take_back
from desktop.services.assessing.opening import Wanted, open_assessment, opening
from desktop.services.assessing.planning import Planned, plan_of, put_on_plan
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import assessments, read_assessment
from desktop.services.assessing.shown import AssessmentShown, QuestionShown
from desktop.services.assessing.signing import Signer, sign
from desktop.services.assessing.standing import stands
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import MovedOn
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.planned_actions import planned_for
from desktop.services.packaging.selecting import select
from tests.builders.company import AS_OF, Company, company_in, day

WINDOW = Wanted("certification", day("2025-11-17"), AS_OF, assessor_name="Glenn Haugen")


class Open:
    """An assessment that is open in a small company, and short ways to it."""

    def __init__(self, company: Company) -> None:
        self.company, self.file = company, company.file
        self.auditor = Auditor(company.file)
        self.id = open_assessment(company.file, WINDOW, AS_OF)

    def shown(self) -> AssessmentShown:
        found = read_assessment(self.file, self.auditor, self.id, AS_OF)
        assert found is not None
        return found

    def question(self, code: str) -> QuestionShown:
        return read_question(self.file, self.auditor, self.id, code, AS_OF)

    def decide(self, code: str, decision: Decision) -> str:
        return decide(self.file, self.auditor, self.id, code, decision, AS_OF)

    def faults(self, code: str, decision: Decision) -> dict[str, str]:
        with pytest.raises(Refused) as refused:
            self.decide(code, decision)
        return dict(refused.value.faults)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Open]:
    with company_in(tmp_path) as company:
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        company.policy("2026-02-06", signed_by_id=boss)
        opened = Open(company)
        yield opened
        opened.auditor.close()


def test_a_question_is_proposed_by_the_records(one: Open) -> None:
    found = one.question("S1.1")
    assert found.line.points is None
    assert found.line.proposed == 6
    assert found.proposal_said == "The records earn 6 of 6."
    assert found.note == found.draft
    assert "signed by Glenn Haugen" in found.draft
    assert found.draft.endswith("Exhibit S1.1-01.")
    (exhibit,) = found.exhibits
    assert (exhibit.label, exhibit.kind, exhibit.file_said) == ("S1.1-01", "policy", "No file")
    assert found.exhibits_said == "Exhibit S1.1-01"
    assert found.methods_said == "Documents"


def test_what_the_records_earn_is_decided_without_a_reason(one: Open) -> None:
    one.decide("S1.1", Decision(Decimal(6), "Signed and current."))
    found = one.question("S1.1")
    assert found.line.points == 6
    assert found.line.decided_said == "Decided"
    assert found.note == "Signed and current."
    assert not found.is_drafted
    assert one.shown().decided == 1


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("6.5", "S1.1 has from 0 to 6 points."),
        ("-0.5", "S1.1 has from 0 to 6 points."),
        ("3.25", "Points are given in whole or half ones, such as 3 or 3.5."),
    ],
)
def test_points_that_the_question_does_not_have(one: Open, points: str, said: str) -> None:
    assert one.faults("S1.1", Decision(Decimal(points), reason="because")) == {"points": said}


def test_all_or_nothing_earns_all_or_nothing(one: Open) -> None:
    said = one.faults("S4.1", Decision(Decimal(2), reason="half of it is there"))
    assert said == {"points": "S4.1 earns all of its 4 points, or none."}
    assert one.question("S4.1").steps == (4, 0)


def test_other_points_need_a_reason(one: Open) -> None:
    said = one.faults("S1.1", Decision(Decimal(3), "Old signature."))
    assert said == {"reason": "The records earn 6. Say in a few words why you decided otherwise."}
    one.decide("S1.1", Decision(Decimal(3), "Old signature.", reason="The signature is a copy."))
    assert one.question("S1.1").reason == "The signature is a copy."


def test_a_reason_for_nothing_is_not_kept(one: Open) -> None:
    one.decide("S1.1", Decision(Decimal(6), "Signed.", reason="to be sure"))
    assert one.question("S1.1").reason == ""


def test_not_applicable_only_where_the_protocol_lets_it(one: Open) -> None:
    said = one.faults("S1.1", Decision(None, not_applicable_reason="no policy"))
    assert set(said) == {"not_applicable_reason"}
    said = one.faults("S3.6", Decision(None))
    assert said == {"not_applicable_reason": "Say in a few words why it does not apply."}
    one.decide("S3.6", Decision(None, not_applicable_reason="No product on site."))
    found = one.question("S3.6")
    assert found.line.is_not_applicable
    assert found.line.points_said == "Does not apply"
    assert found.not_applicable_reason == "No product on site."


def test_drafts_are_accepted_together_and_undone_together(one: Open) -> None:
    every = one.shown().to_accept
    assert accept_drafts(one.file, one.auditor, one.id, every, AS_OF) == len(every) == 45
    found = one.shown()
    assert found.decided == found.of == 45
    assert found.cannot_sign == ()
    assert found.overall == found.overall_by_records
    assert one.question("S1.1").is_drafted


def test_the_records_change_after_a_draft_was_accepted(one: Open) -> None:
    accept_drafts(one.file, one.auditor, one.id, ["S1.1", "S1.8"], AS_OF)
    before = one.shown().overall
    one.company.save("goal", year=2026, text="Ten near misses", set_on=day("2026-01-10"))
    found = one.shown()
    assert found.moved_on == ("S1.8",)
    assert found.overall == before
    assert one.question("S1.8").draft_changed
    assert accept_drafts(one.file, one.auditor, one.id, found.moved_on, AS_OF) == 1
    assert one.shown().moved_on == ()
    assert one.shown().overall > before


def test_a_note_of_ones_own_is_never_written_over(one: Open) -> None:
    one.decide("S1.8", Decision(Decimal(0), "We begin next year."))
    one.company.save("goal", year=2026, text="Ten near misses", set_on=day("2026-01-10"))
    found = one.shown()
    assert found.moved_on == ()
    assert one.question("S1.8").draft_changed
    assert "other points now" in " ".join(found.cannot_sign)


def test_an_answer_is_taken_back_and_given_again(one: Open) -> None:
    first = one.decide("S1.1", Decision(Decimal(6), "Signed."))
    take_back(one.file, one.id, "S1.1")
    assert one.question("S1.1").line.points is None
    assert one.decide("S1.1", Decision(Decimal(6), "Signed again.")) == first
    assert one.question("S1.1").note == "Signed again."


def test_somebody_else_answered_meanwhile(one: Open) -> None:
    one.decide("S1.1", Decision(Decimal(6), "Signed."))
    seen = one.question("S1.1").version
    one.decide("S1.1", Decision(Decimal(6), "Signed, on the board.", version=seen))
    with pytest.raises(MovedOn):
        one.decide("S1.1", Decision(Decimal(6), "Old page.", version=seen))


def test_interviews_and_observations_stand_beside_their_question(one: Open) -> None:
    held = Said(None, "Rick", "Told every step.", positive=True, on=AS_OF)
    add_interview(one.file, one.id, "S1.4", held)
    add_observation(one.file, one.id, "S1.4", Seen("Shop", "Not posted.", positive=False, on=AS_OF))
    said = one.question("S1.4").said
    assert [(line.kind, line.who, line.speaks) for line in said] == [
        ("interview", "Rick", "Speaks for us"),
        ("observation", "Shop", "Speaks against us"),
    ]
    with pytest.raises(Refused) as refused:
        add_interview(one.file, one.id, "S1.4", Said(None, " ", " ", positive=None, on=None))
    assert set(refused.value.faults) == {"worker_id", "said"}


def test_gaps_are_put_on_the_plan(one: Open) -> None:
    gap = one.question("S1.8").gaps[0]
    assert not gap.is_planned
    planned = [Planned(gap.what, assigned_name="Glenn", due_on=date(2026, 12, 1))]
    put_on_plan(one.file, one.auditor, one.id, "S1.8", planned, AS_OF)
    found = one.question("S1.8")
    assert [action.what for action in found.actions] == [gap.what]
    assert found.gaps[0].is_planned
    assert not found.line.is_decided, "a plan decides nothing"
    past = [Planned("Something", due_on=date(2026, 1, 1))]
    with pytest.raises(Refused):
        put_on_plan(one.file, one.auditor, one.id, "S1.8", past, AS_OF)


def test_the_plan_lists_every_answer_short_of_full(one: Open) -> None:
    one.decide("S1.8", Decision(Decimal(0), "We begin next year."))
    put_on_plan(one.file, one.auditor, one.id, "S1.8", [Planned("Set goals")], AS_OF)
    take_back(one.file, one.id, "S1.8")
    put_on_plan(one.file, one.auditor, one.id, "S1.8", [Planned("Hold a review")], AS_OF)
    assert not one.question("S1.8").line.is_decided, "a plan brings no answer back"
    rows = {row.code: row for row in plan_of(one.file, one.auditor, one.id, AS_OF)}
    assert [each.what for each in rows["S1.8"].actions] == ["Set goals", "Hold a review"]
    assert (rows["S1.8"].points_said, rows["S1.3"].actions) == ("0/6", ())
    assert "S1.1" not in rows
    n = len(rows)
    assert one.shown().plan_said == (
        f"{n} questions are short of full points. {n - 1} of them have no plan."
    )


def test_page_and_package_count_the_same_answers_without_a_plan(one: Open) -> None:
    short = [line for line in one.shown().questions if line.counts < line.possible]
    asked = stands(one.file, one.auditor, one.id, AS_OF)
    code, ref = next((each.code, ref) for each in short for ref in asked.lacking(each.code))
    assert one.question(code).plan_said == "Short of full points, and nothing is planned yet."
    one.company.action("Put it right", source_kind=ref.kind, source_id=ref.id)
    chosen = select(one.file, one.auditor, AS_OF, Choices())
    with one.file.reading() as connection:
        planned = planned_for(connection, chosen)
    assert code in planned
    without = sum(each.is_short and each.code not in planned for each in chosen.questions)
    assert one.shown().plan_said.endswith(f" {without} of them have no plan.")
    assert one.question(code).plan_said == "1 open action is about what is missing."
    found, before = one.shown(), one.shown().plan_said
    accept_drafts(one.file, one.auditor, one.id, (*found.to_accept, *found.moved_on), AS_OF)
    sign(one.file, one.auditor, one.id, Signer(None, "Glenn Haugen"), AS_OF)
    assert one.shown().is_signed
    assert one.shown().plan_said == before  # by what it lacked when it was signed


# --- opening --------------------------------------------------------------------------------------


def test_the_form_begins_with_twelve_months_up_to_today(one: Open) -> None:
    begun = opening(one.file, AS_OF)
    assert (begun.from_on, begun.to_on) == (WINDOW.from_on, AS_OF)
    assert begun.refused.startswith("One is open already: Certification, 17 November 2025")
    assert begun.assessor_id is not None


def test_two_are_never_open(one: Open) -> None:
    with pytest.raises(Refused, match="One is open already"):
        open_assessment(one.file, WINDOW, AS_OF)
    assert len(assessments(one.file, AS_OF)) == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"protocol": "esc-2023"}, "It names a protocol that is not here, “esc-2023”"),
        ({"protocol_version": "0.9"}, "It was begun by version 0.9, which is not here any more."),
        ({}, "Planning weights"),
    ],
)
def test_another_protocol_than_it_names_is_told(
    one: Open, values: dict[str, str], said: str
) -> None:
    one.company.save("assessment", one.id, **values)
    assert one.shown().remark.startswith(said)


def test_one_that_was_voided_is_not_there(one: Open) -> None:
    one.company.void("assessment", one.id)
    assert read_assessment(one.file, one.auditor, one.id, AS_OF) is None
    assert read_assessment(one.file, one.auditor, None, AS_OF) is None
    assert assessments(one.file, AS_OF) == ()
    assert opening(one.file, AS_OF).refused == ""


@pytest.mark.parametrize(
    ("wanted", "at"),
    [
        (Wanted("party", WINDOW.from_on, AS_OF, assessor_name="G"), "purpose"),
        (Wanted("maintenance", day("2026-12-01"), day("2027-11-30"), assessor_name="G"),
         "window_from_on"),
        (Wanted("maintenance", AS_OF, day("2026-01-01"), assessor_name="G"), "window_to_on"),
        (Wanted("maintenance", None, None, assessor_name="G"), "window_from_on"),
        (Wanted("maintenance", day("2019-01-01"), AS_OF, assessor_name="G"), "window_to_on"),
        (Wanted("maintenance", WINDOW.from_on, AS_OF), "assessor_id"),
    ],
)  # fmt: skip
def test_a_window_that_cannot_be(tmp_path: Path, wanted: Wanted, at: str) -> None:
    with company_in(tmp_path) as company:
        with pytest.raises(Refused) as refused:
            open_assessment(company.file, wanted, AS_OF)
        assert at in refused.value.faults
