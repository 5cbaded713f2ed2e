"""What a rule said stands while the groups it looks at stand; followed questions are as weak as
the weakest of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Judged, Missing, Ref, State, not_applicable, of_share
from desktop.audit.judging import Judging, weakest
from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.audit.rules.rule import finder, rule
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.people import People
from desktop.values.audited.places import Places
from desktop.values.audited.span import months_to

DAY = date(2026, 11, 16)


def facts() -> AuditFacts:
    """A company of which nothing is known."""
    nothing = DutyFacts(as_of=DAY, company=Subject("company", "c", "Bow River"))
    return AuditFacts(span=months_to(DAY, 12), schedule=Schedule(nothing, DAY))


def asked(*questions: Question) -> Protocol:
    return Protocol(
        id="p",
        name="P",
        version="1",
        elements=(Element(code="S1", title="One", questions=questions),),
    )


def question(code: str, rule_name: str = "", follows: tuple[str, ...] = ()) -> Question:
    return Question(
        code=code,
        text="?",
        points=Decimal(4),
        methods=(Method.DOCUMENTS,),
        mode=Mode.SHARE,
        nature=Nature.BOTH,
        rule=rule_name,
        follows=follows,
    )


def test_a_rule_is_asked_again_only_when_what_it_looks_at_was_read_again() -> None:
    seen: list[AuditFacts] = []

    @rule("people")
    def judge(facts: AuditFacts) -> Judged:
        seen.append(facts)
        return of_share(len(seen), 10)

    judging = Judging({"r": judge}, ())
    one = asked(question("Q", "r"))
    first = facts()
    assert judging.judged(one, one, first) == {"Q": of_share(1, 10)}
    assert judging.judged(one, one, replace(first, places=Places())) == {"Q": of_share(1, 10)}
    assert judging.judged(one, one, replace(first, people=People())) == {"Q": of_share(2, 10)}
    assert judging.judged(one, one, replace(first, span=months_to(DAY, 3)))["Q"].met == 3


def test_a_finder_is_asked_again_only_when_what_it_looks_at_was_read_again() -> None:
    asks: list[int] = []

    @finder("people", codes=["c"])
    def find(_facts: AuditFacts) -> list[Found]:
        asks.append(1)
        return [Found(code="c", record=Ref("policy", "p"), subject="P", message="M.", fix="F.")]

    judging, first = Judging({}, [find]), facts()
    assert judging.found(first) == judging.found(replace(first, places=Places()))
    assert len(asks) == 1
    judging.found(replace(first, people=People()))
    assert len(asks) == 2


def test_what_no_rule_judges_is_not_judged() -> None:
    judging = Judging({}, ())
    assert judging.judged(asked(question("Q")), asked(), facts()) == {}


def test_a_question_follows_the_weakest_of_the_generic_protocol() -> None:
    rules = {
        "good": rule()(lambda _facts: of_share(3, 3, counted=[Ref("policy", "a")], note="Three.")),
        "bad": rule()(lambda _facts: of_share(1, 4, counted=[Ref("policy", "b")], note="One.")),
    }
    generic = asked(question("S1.1", "good"), question("S1.2", "bad"), question("S1.3"))
    partner = asked(
        question("C4", follows=("S1.1", "S1.2", "S1.3")), question("C5", follows=("X",))
    )
    judged = Judging(rules, ()).judged(partner, generic, facts())
    assert judged.keys() == {"C4"}
    assert judged["C4"].share == Fraction(1, 4)
    assert judged["C4"].counted == (Ref("policy", "a"), Ref("policy", "b"))
    assert judged["C4"].note == "Three. One."


def missing(word: str) -> Missing:
    return Missing(what=word)


@pytest.mark.parametrize(
    ("each", "state", "share"),
    [
        ([of_share(1, 1), of_share(1, 2)], State.PARTIAL, "1/2"),
        ([of_share(1, 1), of_share(0, 2)], State.MISSING, "0"),
        ([of_share(0, 2, stale=True), of_share(0, 2)], State.MISSING, "0"),
        ([not_applicable("No."), of_share(1, 2)], State.PARTIAL, "1/2"),
        ([not_applicable("No."), not_applicable("Nor.")], State.NOT_APPLICABLE, "0"),
    ],
)
def test_a_chain_is_as_strong_as_its_weakest_link(
    each: list[Judged], state: State, share: str
) -> None:
    assert (weakest(each).state, weakest(each).share) == (state, Fraction(share))
    assert weakest(reversed(each)).state is state


def test_a_chain_says_each_thing_once() -> None:
    one = of_share(0, 1, missing=[missing("Sign it.")], note="Nothing.")
    assert weakest([one, one]).missing == (missing("Sign it."),)
    assert weakest([one, one]).note == "Nothing."
