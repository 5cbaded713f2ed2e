"""Every weak record of element S3 is found, as what it is, and no sound one is accused."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import training
from desktop.audit.found import Found
from desktop.values.audited.training import Exempt
from tests.audit.pairs.training import PAIRS, Pair
from tests.builders.training_facts import (
    DALE,
    FORKLIFT,
    KAYLA,
    KINDS,
    RICK,
    TRUCK,
    check,
    facts,
    need,
    oriented,
    period,
    person,
    runs,
)


def found_in(facts: AuditFacts) -> Iterator[Found]:
    for finder in training.FINDERS:
        yield from finder.find(facts)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_the_weak_one_is_found_and_the_sound_one_beside_it_is_not(pair: Pair) -> None:
    assert [one.code for one in found_in(_tied(pair.weak, pair))] == [pair.code]
    assert [one.message for one in found_in(_tied(pair.sound, pair))] == []


def _tied(facts: AuditFacts, pair: Pair) -> AuditFacts:
    """Give each position a line of a matrix, where the pair is not on that."""
    if facts.training.needs or pair.code.startswith("training_"):
        return facts
    needs = tuple(need("whmis", position) for position in facts.people.positions)
    kinds = KINDS | dict(facts.training.kinds)
    return replace(facts, training=replace(facts.training, needs=needs, kinds=kinds))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_what_is_found_is_said_in_whole_sentences(pair: Pair) -> None:
    for one in found_in(pair.weak):
        for sentence in (one.message, one.fix):
            assert sentence[0].isupper()
            assert sentence.endswith(".")
            assert "{" not in sentence
        assert one.subject


def test_every_code_is_in_the_catalogue_and_in_a_pair() -> None:
    codes = {code for finder in training.FINDERS for code in finder.codes}
    assert codes <= catalogue().keys()
    assert codes == {pair.code for pair in PAIRS}


def test_what_happened_to_who_left_or_after_the_day_is_not_told() -> None:
    left = person(KAYLA, period("2025-03-03", "2026-05-29"))
    unsigned = oriented(KAYLA, "2025-03-03", signed=False)
    later = oriented(RICK, "2026-12-01", id="later", signed=False, covered=["policy"])
    some = facts(
        person(DALE, is_owner=True),
        person(RICK),
        left,
        orientations=(oriented(DALE), oriented(RICK), unsigned, later),
        exemptions=(Exempt(id="e", worker_id="nobody", type_id="h2s", reason=""),),
        machines=(FORKLIFT, TRUCK),
        assignments=(runs(DALE, "t1"), runs(RICK, "t1")),
        checks=(check(DALE, "t1"), check(RICK, "t1"), check(KAYLA, None)),
    )
    assert list(found_in(some)) == []
