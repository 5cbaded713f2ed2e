"""A weak record of element S6 is found, and the sound one beside it is not accused of anything."""

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.common.emergency_plans import leftover_of
from desktop.audit.facts import AuditFacts
from desktop.audit.findings.emergency import FINDERS
from desktop.audit.found import Found
from tests.audit.pairs.emergency import PAIRS, Pair
from tests.builders.emergency_facts import facts


def found_in(some: AuditFacts) -> list[Found]:
    return [one for finder in FINDERS for one in finder.find(some)]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.title for pair in PAIRS])
def test_the_weak_one_is_found_and_nothing_else(pair: Pair) -> None:
    assert [one.code for one in found_in(pair.weak)] == [pair.code]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.title for pair in PAIRS])
def test_the_sound_one_is_not_accused(pair: Pair) -> None:
    assert found_in(pair.sound) == []


def test_a_sound_company_is_not_accused() -> None:
    assert found_in(facts()) == []


def test_every_code_has_a_pair_and_says_why_it_matters() -> None:
    codes = {code for finder in FINDERS for code in finder.codes}
    assert codes == {pair.code for pair in PAIRS}
    assert codes <= catalogue().keys()
    assert {catalogue()[code].element for code in codes} == {"S6"}


def test_what_is_found_is_said_in_whole_sentences() -> None:
    for pair in PAIRS:
        for one in found_in(pair.weak):
            for said in (one.message, one.fix):
                assert said.endswith(".")
                assert "{" not in said
                assert "!" not in said
            assert one.subject
            assert one.record.id


@pytest.mark.parametrize(
    "text",
    [
        "Call (name) at (phone number)",
        "(insert company name)",
        "Drive to (enter hospital)",
        "Contact (your supervisor name)",
        "Hospital (TBD)",
        "[Company Name] will call",
        "{{site}}",
        "XXX-XXX-XXXX",
    ],
)
def test_what_a_template_left_is_seen(text: str) -> None:
    assert leftover_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dale Kowalchuk (owner)",
        "North gate (site office)",
        "Foreman (phone 403-555-0199)",
        "John Smith",
        "Fire hall (403) 555-0100",
        "Wind direction to be confirmed by the operator each morning",
        "[Site map attached]",
        "Any company truck has a kit",
        "Supervisor (or designate) counts heads",
        "Sundre Hospital, emergency entrance (north side)",
    ],
)
def test_what_people_write_into_plans_is_no_leftover(text: str) -> None:
    assert leftover_of(text) == ""
