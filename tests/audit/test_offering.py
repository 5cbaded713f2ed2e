"""What is offered for a package: papers in force whole, of the rest a sample, nothing twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.judged import Ref
from desktop.audit.offering import Offer, offered, rule, within
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.sample import how_many
from desktop.records import KINDS
from desktop.values.audited.span import Span

AS_OF = date(2026, 11, 16)
QUESTION = next(one for one in protocol(GENERIC).questions if one.code == "S4.2")
KIND_KEYS = ["inspection", "maintenance", "drill", "policy", "requirement"]
OFFERS = st.lists(
    st.builds(
        Offer,
        ref=st.builds(Ref, st.sampled_from(KIND_KEYS), st.integers(0, 999).map(str)),
        on=st.none() | st.integers(0, 800).map(lambda n: AS_OF - timedelta(days=n)),
        is_shown=st.booleans(),
        place=st.sampled_from(["", "shop", "yard"]),
    ),
    max_size=60,
    unique_by=lambda one: one.ref,
).map(lambda some: [replace(one, is_directive=one.ref.kind == "policy") for one in some])


def is_of_the_year(one: Offer) -> bool:
    return one.on is not None and (AS_OF - one.on).days < 365


@given(OFFERS, st.randoms())
def test_the_same_records_are_offered_in_whatever_order_they_come(
    offers: list[Offer], order: object
) -> None:
    found = offered(QUESTION, offers, AS_OF)
    shuffled = list(offers)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert offered(QUESTION, shuffled, AS_OF) == found
    assert len(set(found)) == len(found)
    assert set(found) <= {one.ref for one in offers}


@given(OFFERS)
def test_every_directive_goes_in_and_of_the_rest_as_many_as_an_auditor_draws(
    offers: list[Offer],
) -> None:
    found = set(offered(QUESTION, offers, AS_OF))
    assert {one.ref for one in offers if one.is_directive} <= found
    assert not {one for one in found if one.kind in rule().in_tables}
    others = [one for one in offers if not one.is_directive and one.ref.kind != "requirement"]
    drawn = [one for one in others if one.ref in found]
    kinds = {one.ref.kind for one in others}
    assert len(drawn) <= max(how_many(QUESTION, len(others)), len(kinds))
    assert {one.ref.kind for one in drawn} == kinds


@given(OFFERS)
def test_what_can_be_shown_comes_before_what_cannot_within_a_year(offers: list[Offer]) -> None:
    found = set(offered(QUESTION, offers, AS_OF))
    mine = [one for one in offers if one.ref.kind == "inspection" and one.on is not None]
    last_year = [one for one in mine if is_of_the_year(one)]
    left = [one for one in last_year if one.is_shown and one.ref not in found]
    assert not (left and [one for one in last_year if not one.is_shown and one.ref in found])
    assert not (left and [o for o in mine if not is_of_the_year(o) and o.ref in found])


def test_the_protocol_says_how_many_where_it_does() -> None:
    asked = replace(QUESTION, least_samples=12)
    offers = [Offer(ref=Ref("inspection", str(n)), on=AS_OF) for n in range(40)]
    assert len(offered(asked, offers, AS_OF)) == 12
    assert len(offered(QUESTION, offers, AS_OF)) == 7  # the square root, rounded up


@pytest.mark.parametrize("key", [*sorted(rule().in_tables), *rule().most])
def test_the_rule_names_kinds_that_there_are(key: str) -> None:
    assert key in {kind.key for kind in KINDS}


def test_where_the_rule_comes_from_is_said() -> None:
    assert "No partner publishes" in rule().source


@pytest.mark.parametrize(
    ("kinds", "kept"),
    [
        (("drill -1", "drill 5"), ("drill 5",)),
        (("drill -1", "maintenance 5"), ("maintenance 5",)),  # also where there is nothing newer
        (("representative -1", "drill 5"), ("representative -1", "drill 5")),  # in office
        (("orientation -900", "orientation 5"), ("orientation -900", "orientation 5")),
        (("policy -400", "policy 5"), ("policy -400", "policy 5")),
    ],
)
def test_what_is_of_before_the_time_is_offered_only_where_it_holds_on(
    kinds: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    span = Span(AS_OF - timedelta(days=100), AS_OF)

    def offer(words: str) -> Offer:
        kind, days = words.split()
        on = span.from_on + timedelta(days=int(days))
        return Offer(ref=Ref(kind, words), on=on, is_directive=kind == "policy")

    assert [one.ref.id for one in within(map(offer, kinds), span)] == list(kept)
