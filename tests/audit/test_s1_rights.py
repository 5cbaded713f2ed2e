"""S1.3 and S1.4 as tables: duties of each role, and who signed for the right to refuse."""

from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, State
from desktop.audit.rules.s1 import RULES
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.leadership import DocumentFact, FileFact
from desktop.values.audited.people import People, PositionFact, Signer
from tests.builders.company import day
from tests.builders.leadership_facts import (
    ALONE,
    CREW,
    JOSE,
    RICK,
    ack,
    facts,
    meeting,
    people,
    person,
    refusal,
    taught,
)

SEEN = {"boss": day("2026-03-01"), "foreman": day("2026-03-01"), "labourer": day("2025-03-01")}
HIRED = {"contractors": (("k", "Bluebell Electric"),)}


def duties(some: AuditFacts) -> Judged:
    return RULES["duties_written"].judge(some)


def rights(some: AuditFacts) -> Judged:
    return RULES["rights_known"].judge(some)


def contractors(**more: Any) -> DocumentFact:
    values = {"id": "d", "title": "Rules for contractors", "signed_on": day("2026-03-01")}
    return DocumentFact(**(values | more))


def test_a_role_counts_while_its_duties_were_looked_at_within_a_year() -> None:
    judged = duties(facts(duties=SEEN))
    assert (judged.met, judged.population, judged.state) == (2, 3, State.STALE)
    assert judged.missing == (
        Missing("Look at the safety duties of Labourer again and record the day.",
                Ref("position", "labourer"), "duties_reviewed_on"),
    )  # fmt: skip
    assert duties(facts(duties=SEEN | {"labourer": day("2025-11-16")})).share == 1


def test_a_role_without_duties_is_named() -> None:
    judged = duties(facts(people(duties="n/a"), duties=SEEN))
    assert (judged.share, judged.state) == (0, State.MISSING)
    assert judged.missing[0].what == "Write down what Owner looks after in safety."


def test_only_roles_that_somebody_holds_today_count() -> None:
    gone = people(*CREW[:2], person(JOSE, left="2026-03-01", position="labourer"))
    assert duties(facts(gone, duties=SEEN)).share == 1


@pytest.mark.parametrize(
    ("documents", "share", "opens"),
    [
        ((), Fraction(1, 2), None),
        ((contractors(),), 1, None),
        ((contractors(signed_on=day("2024-03-01")),), Fraction(1, 2), Ref("document", "d")),
        ((contractors(signed_on=None),), Fraction(1, 2), Ref("document", "d")),
        ((contractors(signed_on=None, reviews=(day("2026-10-01"),)),), 1, None),
        ((contractors(title="Rules for visitors"),), Fraction(1, 2), None),
    ],
)
def test_who_hires_contractors_says_what_they_look_after(
    documents: Any, share: Fraction | int, opens: Ref | None
) -> None:
    judged = duties(facts(ALONE_WITH_DUTIES, duties=SEEN, documents=documents, **HIRED))
    assert judged.share == share
    if share != 1:
        assert judged.missing[0].record == opens


ALONE_WITH_DUTIES = People(
    ALONE.everybody, {"boss": PositionFact(id="boss", title="Owner", duties="Signs the policy.")}
)


@pytest.mark.parametrize(
    ("written", "seen", "share"),
    [("Shows the clearance.", "2026-03-01", 1), ("", "2026-03-01", Fraction(1, 2)),
     ("Shows the clearance.", "2024-03-01", Fraction(1, 2))],
)  # fmt: skip
def test_a_position_for_contractors_counts_as_well(
    written: str, seen: str, share: Fraction | int
) -> None:
    position = PositionFact(id="c", title="Sub-Contractors / Contractors", duties=written)
    who = People(ALONE.everybody, {**ALONE_WITH_DUTIES.positions, "c": position})
    judged = duties(facts(who, duties=SEEN | {"c": day(seen)}, **HIRED))
    assert judged.share == share


def test_somebody_without_a_position_is_asked_for_one() -> None:
    judged = duties(facts(people(person(RICK)), duties=SEEN))
    assert (judged.share, judged.population) == (0, 0)
    assert judged.missing[0] == Missing(
        "Say which position Rick Desjarlais holds.", Ref("worker", "rick"), "positions"
    )
    assert judged.note == "Nobody who works here holds a position on the list."


# --- S1.4 ---------------------------------------------------------------------------------------


def test_without_a_procedure_nothing_counts() -> None:
    all_taught = (taught(RICK), taught(JOSE))
    judged = rights(facts(orientations=all_taught))
    assert (judged.share, judged.state, judged.missing[0].kind) == (0, State.MISSING, "document")
    filed = rights(facts(files=(FileFact(id="f", name="Right to refuse.docx"),)))
    assert filed.missing[0].record == Ref("evidence", "f")
    later = rights(facts(documents=(refusal(signed_on=day("2026-12-01")),)))
    assert later.state is State.MISSING


@pytest.mark.parametrize(
    ("more", "share"),
    [
        ({}, 0),
        ({"orientations": (taught(RICK),)}, Fraction(1, 2)),
        ({"orientations": (taught(RICK), taught(JOSE))}, 1),
        ({"orientations": (taught(RICK, signed=None), taught(JOSE, signed=False))}, 0),
        ({"orientations": (taught(RICK, rights=None), taught(JOSE, rights=False))}, 0),
        ({"orientations": (taught(RICK, "2026-12-01"),)}, 0),
        ({"meetings": (meeting("2026-06-01", RICK, topics="Know your rights"),)}, Fraction(1, 2)),
        ({"meetings": (meeting("2025-06-01", RICK, topics="Know your rights"),)}, 0),
        ({"meetings": (meeting("2026-06-01", RICK, topics="Rights of way"),)}, 0),
        ({"meetings": (meeting(topics="Your rights", attendees=(Signer(RICK, None),)),)}, 0),
        ({"acknowledgements": (ack(RICK, policy="", document="d"),)}, Fraction(1, 2)),
        ({"acknowledgements": (ack(RICK),)}, 0),
    ],
)
def test_workers_know_their_rights_where_they_signed_for_them(
    more: dict[str, Any], share: Fraction | int
) -> None:
    judged = rights(facts(documents=(refusal(),), **more))
    assert judged.share == share
    assert len(judged.missing) == 2 - 2 * share


def asked(*answers: bool | None, on: str | None = "2026-10-30", code: str = "S1.4") -> Assessing:
    held = day(on) if on else None
    return Assessing(
        interviews=tuple(
            SaidFact(id=f"i{n}", question=code, on=held, positive=said)
            for n, said in enumerate(answers)
        )
    )


@pytest.mark.parametrize(
    ("said", "share"),
    [
        (asked(True, True), 1),
        (asked(True, None, on=None), 1),
        (asked(True, False), Fraction(7, 8)),
        (asked(False), Fraction(3, 4)),
        (asked(False, on="2025-10-30"), 1),
        (asked(False, code="S5.2"), 1),
    ],
)
def test_what_people_could_tell_weighs_a_quarter(said: Assessing, share: Fraction | int) -> None:
    all_taught = (taught(RICK), taught(JOSE))
    judged = rights(facts(documents=(refusal(),), orientations=all_taught, assessing=said))
    assert judged.share == share
    assert [one.kind for one in judged.missing] == (["meeting"] if share < 1 else [])


def test_whoever_works_alone_needs_the_procedure_only() -> None:
    judged = rights(facts(ALONE, documents=(refusal(),), assessing=asked(False)))
    assert (judged.share, judged.population) == (1, 0)
    assert judged.note == "“Refusal of dangerous work” says how a refusal is handled."


def test_the_note_tells_only_facts() -> None:
    judged = rights(facts(documents=(refusal(),), orientations=(taught(RICK),),
                          assessing=asked(True, False)))  # fmt: skip
    assert judged.note == (
        "“Refusal of dangerous work” says how a refusal is handled. 1 of 2 workers signed for the"
        " rights. 1 of 2 people who were asked could tell the steps."
    )
