"""The protocols that travel with Muster say what domain.md says, and name what there is."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.audit.protocols.checking import Known, notes_of
from desktop.audit.protocols.protocol import Mode, Protocol
from desktop.audit.protocols.reading import read_protocol
from desktop.audit.protocols.shipped import GENERIC, known_to_all, protocol, protocols
from desktop.audit.protocols.writing import write_protocol
from desktop.audit.rules import RULES
from desktop.records import KINDS

# question by question, in the order of the table; the rules of each element are in rules/sN.py
RULE_NAMES = {
    "S1": "policy_signed policy_known duties_written rights_known leaders_take_part meetings_held"
    " representative goals_and_review",
    "S2": "jobs_assessed hazards_ranked hazards_controlled workers_took_part assessments_current"
    " field_assessments_done field_assessments_sound practices_written reports_followed",
    "S3": "oriented_in_time orientation_complete matrix_exists certificates_valid"
    " competence_checked products_known others_oriented",
    "S4": "inspections_written_down inspected_as_stated inspected_together checked_before_use"
    " maintained deficiencies_fixed defective_out_of_use",
    "S5": "investigation_procedure near_misses_reported investigated_in_time system_causes"
    " causes_removed actions_followed_up statistics_used",
    "S6": "plan_complete plan_specific plan_current rescuers_named drilled first_aid_enough"
    " emergency_equipment_checked",
}
POINTS = {"S1": 40, "S2": 50, "S3": 30, "S4": 30, "S5": 26, "S6": 24}
# the questions that may be said not to apply, and those scored in another way than by a share
NOT_ALWAYS = "S1.7 S2.6 S2.7 S3.5 S3.6 S3.7 S4.3 S4.4 S4.5 S4.7 S5.3 S5.4 S5.5 S5.6 S6.7"
BY_STEPS = "S1.1 S1.5 S1.8 S2.9 S5.2 S6.5 S6.6"
WHOLE_OR_NOTHING = "S1.7 S4.1 S4.7 S5.1 S5.7"
SKELETONS = [one for one in protocols() if one.id != GENERIC]

every_skeleton = pytest.mark.parametrize("skeleton", SKELETONS, ids=lambda one: one.id)


@pytest.fixture
def generic() -> Protocol:
    return protocol(GENERIC)


def test_the_generic_one_has_forty_five_questions_and_two_hundred_points(generic: Protocol) -> None:
    assert len(list(generic.questions)) == 45
    assert generic.points == Decimal(200)
    assert {one.code: one.points for one in generic.elements} == POINTS


def test_its_questions_are_numbered_within_their_element(generic: Protocol) -> None:
    for element in generic.elements:
        codes = [question.code for question in element.questions]
        assert codes == [f"{element.code}.{n}" for n in range(1, len(codes) + 1)]


def test_each_question_has_the_rule_of_its_place_in_the_table(generic: Protocol) -> None:
    said = {one.code: [question.rule for question in one.questions] for one in generic.elements}
    assert said == {code: names.split() for code, names in RULE_NAMES.items()}


def test_each_question_has_a_short_title_of_its_own_that_fits_a_list(generic: Protocol) -> None:
    titles = [question.title for question in generic.questions]
    assert len(set(titles)) == 45
    assert max(map(len, titles)) <= 28


def test_a_question_without_a_short_title_is_called_by_its_text(generic: Protocol) -> None:
    question = replace(next(generic.questions), short="")
    assert question.title == question.text


def test_no_rule_stands_without_a_question(generic: Protocol) -> None:
    assert RULES.keys() == {question.rule for question in generic.questions}


def test_it_says_when_a_question_does_not_apply_and_how_it_is_scored(generic: Protocol) -> None:
    questions = list(generic.questions)
    assert [one.code for one in questions if one.not_applicable] == NOT_ALWAYS.split()
    assert [one.code for one in questions if one.mode is Mode.STEPS] == BY_STEPS.split()
    assert [
        one.code for one in questions if one.mode is Mode.ALL_OR_NOTHING
    ] == WHOLE_OR_NOTHING.split()


def test_every_question_says_what_counts_and_names_records(generic: Protocol) -> None:
    for question in generic.questions:
        assert question.evidence, question.code
        assert question.text.endswith("?")
        assert question.guidance.endswith(".")
        assert not question.not_applicable or question.not_applicable.endswith(".")


def test_it_is_marked_as_no_official_instrument(generic: Protocol) -> None:
    assert not generic.is_official
    assert "not an official instrument" in generic.remark
    assert notes_of(generic) == ()


def test_its_gates_are_those_that_partners_publish(generic: Protocol) -> None:
    percents = [generic.pass_overall, generic.pass_element or 0, generic.aim]
    assert [share * 100 for share in percents] == [80, 50, 90]
    assert (generic.history_months, generic.short_history_months) == (12, 3)
    assert (generic.most_people, generic.gather_days, generic.submit_days) == (10, 15, 21)


@every_skeleton
def test_a_skeleton_has_no_questions_and_says_whose_they_are(skeleton: Protocol) -> None:
    assert skeleton.is_skeleton
    (note,) = notes_of(skeleton)
    assert "no questions yet: they are the partner's own" in note
    assert skeleton.partner
    assert skeleton.province


@every_skeleton
def test_a_skeleton_says_where_its_facts_are_from(skeleton: Protocol) -> None:
    assert skeleton.published
    for fact in skeleton.published:
        assert fact.says.endswith(".")
        assert fact.source or fact.tag == "OWN"


def test_partners_of_every_province_with_a_programme_are_there() -> None:
    provinces = {name for one in SKELETONS for name in one.province.split(", ")}
    assert provinces == {"AB", "BC", "SK", "MB", "ON", "NS", "NL", "NB"}
    assert len({one.id for one in protocols()}) == len(protocols()) == 21


@pytest.mark.parametrize("one", protocols(), ids=lambda one: one.id)
def test_what_is_written_reads_the_same(one: Protocol) -> None:
    own = Known(kinds=frozenset(kind.key for kind in KINDS))
    assert read_protocol(write_protocol(one), own if one.id == GENERIC else known_to_all()) == one


def test_an_id_that_nothing_has_is_no_protocol() -> None:
    with pytest.raises(KeyError):
        protocol("nobody")


def test_the_texts_speak_plainly() -> None:
    for one in protocols():
        text = write_protocol(one)
        assert "!" not in text
        assert not re.search(r"\[(V|S|OLD|OWN)\]", text)
