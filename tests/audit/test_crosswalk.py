"""Evidence follows from the generic protocol to a partner's, and a person decides which."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, of_share
from desktop.audit.judging import Judging
from desktop.audit.protocols.crosswalk import followed_by, proposals, relabelled
from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules.rule import rule
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.span import months_to

DAY = date(2026, 11, 16)


def question(code: str, *follows: str, rule_name: str = "") -> Question:
    return Question(
        code=code,
        text="?",
        points=Decimal(5),
        methods=(Method.INTERVIEW,),
        mode=Mode.SHARE,
        nature=Nature.BOTH,
        rule=rule_name,
        follows=follows,
    )


def asking(*questions: Question) -> Protocol:
    element = Element(code="A", title="A", questions=questions)
    return Protocol(id="p", name="P", version="1", elements=(element,))


def said(id_: str, code: str, positive: bool = True) -> SaidFact:
    return SaidFact(id=id_, question=code, on=DAY, positive=positive)


PARTNER = asking(question("C4", "S1.4", "S5.2"), question("C5"), question("S1.4", "S6.5"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Has a written safety policy been signed by current senior management?", "S1.1"),
        ("Do employees know they may refuse dangerous work?", "S1.4"),
        ("Are toolbox talks held regularly, with attendance?", "S1.6"),
        ("Is an FLHA done before work starts?", "S2.6"),
        ("Are new employees given an orientation on the first day?", "S3.1"),
        ("Are inspections done as often as the inspection policy says?", "S4.2"),
        ("Is defective equipment removed from service or tagged out?", "S4.7"),
        ("Are near misses reported?", "S5.2"),
        ("Has the emergency response plan been tested by a drill?", "S6.5"),
        ("Are fire extinguishers and other emergency equipment checked?", "S6.7"),
    ],
)
def test_what_sounds_alike_is_among_what_is_proposed(text: str, code: str) -> None:
    found = proposals(text, protocol(GENERIC))
    assert code in [one.code for one in found]
    assert len(found) <= 3
    assert all(one.words for one in found)
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)


@pytest.mark.parametrize("text", ["", "What colour is the moon?", "Is the of any?"])
def test_nothing_is_proposed_for_what_sounds_like_nothing(text: str) -> None:
    assert proposals(text, protocol(GENERIC)) == ()


def test_nothing_is_proposed_out_of_a_protocol_without_questions() -> None:
    assert proposals("Is the policy signed?", asking()) == ()


def test_each_question_sounds_most_like_itself() -> None:
    generic = protocol(GENERIC)
    own = {one.code: proposals(one.text, generic) for one in generic.questions}
    assert [code for code, found in own.items() if found[0].code != code] == []


def test_what_was_said_under_a_partners_code_reaches_every_question_it_follows() -> None:
    told = relabelled(Assessing(interviews=(said("i", "C4"),)), PARTNER, protocol(GENERIC))
    assert [(one.id, one.question) for one in told.interviews] == [("i", "S1.4"), ("i", "S5.2")]


def test_what_follows_nothing_is_told_to_no_rule() -> None:
    assert (
        relabelled(
            Assessing(observations=(said("o", "C5"),)), PARTNER, protocol(GENERIC)
        ).observations
        == ()
    )


def test_a_partners_code_that_looks_like_a_generic_one_is_the_partners() -> None:
    told = relabelled(Assessing(interviews=(said("i", "S1.4"),)), PARTNER, protocol(GENERIC))
    assert [one.question for one in told.interviews] == ["S6.5"]


def test_what_was_said_under_another_protocol_keeps_its_code() -> None:
    told = relabelled(Assessing(interviews=(said("i", "S2.3"),)), PARTNER, protocol(GENERIC))
    assert [one.question for one in told.interviews] == ["S2.3"]


def test_under_the_generic_protocol_nothing_is_relabelled() -> None:
    said_so = Assessing(interviews=(said("i", "S1.4"),))
    assert relabelled(said_so, protocol(GENERIC), protocol(GENERIC)) is said_so


@pytest.mark.parametrize("code", ["s1.4", " S1.4"])
def test_a_code_is_known_however_it_was_typed(code: str) -> None:
    generic = protocol(GENERIC)
    told = relabelled(Assessing(interviews=(said("i", code),)), generic, generic)
    assert [one.question for one in told.interviews] == ["S1.4"]


def test_a_question_with_a_rule_of_the_generic_one_is_told_to_that_rule() -> None:
    partner = asking(question("A2", rule_name="rights_known"))
    told = relabelled(Assessing(interviews=(said("i", "a2"),)), partner, protocol(GENERIC))
    assert [one.question for one in told.interviews] == ["S1.4"]


def test_a_generic_question_knows_who_follows_it() -> None:
    assert [one.code for one in followed_by(PARTNER, "S1.4")] == ["C4"]


def test_rules_hear_what_was_said_under_the_partners_code_and_are_asked_once() -> None:
    asks: list[int] = []

    @rule("assessing")
    def judge(facts: AuditFacts) -> Judged:
        asks.append(1)
        heard = [one for one in facts.assessing.interviews if one.question == "S1.4"]
        return of_share(sum(one.positive is True for one in heard), max(len(heard), 1))

    facts = AuditFacts(
        span=months_to(DAY, 12),
        schedule=Schedule(DutyFacts(as_of=DAY, company=Subject("company", "c", "Bow")), DAY),
        assessing=Assessing(interviews=(said("a", "C4"), said("b", "C4", positive=False))),
    )
    judging = Judging({"known": judge}, ())
    generic = asking(question("S1.4", rule_name="known"))
    for _again in range(2):
        judged = judging.judged(PARTNER, generic, facts)
        assert (judged["C4"].met, judged["C4"].population) == (1, 2)
    assert len(asks) == 1
    assert judging.judged(generic, generic, facts)["S1.4"].met == 0
    more = replace(facts, assessing=Assessing(interviews=(said("a", "C4"),)))
    assert judging.judged(PARTNER, generic, more)["C4"].met == 1


def test_a_rule_that_there_is_not_leaves_the_question_to_the_assessor() -> None:
    nothing = DutyFacts(as_of=DAY, company=Subject("company", "c", "Bow"))
    facts = AuditFacts(span=months_to(DAY, 12), schedule=Schedule(nothing, DAY))
    generic = asking(question("S1.4", rule_name="knwon"))
    assert Judging({}, ()).judged(generic, generic, facts) == {}
    assert Judging({}, ()).judged(PARTNER, generic, facts) == {}
