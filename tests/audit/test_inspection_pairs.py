"""Every weak inspection is found, as what it is, and no sound one is accused."""

from collections.abc import Iterator

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import inspections
from desktop.audit.found import Found
from tests.audit.pairs.inspections import PAIRS, Pair
from tests.builders.whole_sentences import are_said_in_whole_sentences


def found_in(facts: AuditFacts) -> Iterator[Found]:
    for finder in inspections.FINDERS:
        yield from finder.find(facts)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_the_weak_one_is_found_and_the_sound_one_beside_it_is_not(pair: Pair) -> None:
    assert [one.code for one in found_in(pair.weak)] == [pair.code]
    assert [one.message for one in found_in(pair.sound)] == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_what_is_found_is_said_in_whole_sentences(pair: Pair) -> None:
    are_said_in_whole_sentences(found_in(pair.weak))


def test_every_code_is_in_the_catalogue_and_in_a_pair() -> None:
    codes = {code for finder in inspections.FINDERS for code in finder.codes}
    assert codes <= catalogue().keys()
    assert codes == {pair.code for pair in PAIRS}
    assert len(PAIRS) >= 20
