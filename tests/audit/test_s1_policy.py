"""S1.1 and S1.2 as tables: who signed the policy and when, who signed for it, where it hangs."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s1 import RULES
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.leadership import FileFact
from desktop.values.audited.people import People, Who
from tests.builders.company import day
from tests.builders.leadership_facts import (
    ALONE,
    JOSE,
    RICK,
    TYLER,
    ack,
    facts,
    people,
    person,
    policy,
)


def signed(some: AuditFacts) -> Judged:
    return RULES["policy_signed"].judge(some)


def known(some: AuditFacts) -> Judged:
    return RULES["policy_known"].judge(some)


@pytest.mark.parametrize(
    ("one", "share", "state"),
    [
        (policy(), 1, State.SUFFICIENT),
        (policy("2025-11-16"), 1, State.SUFFICIENT),  # a year to the day
        (policy("2025-11-15"), Fraction(1, 2), State.STALE),
        (policy("2024-11-16"), Fraction(1, 2), State.STALE),
        (policy("2024-11-15"), 0, State.STALE),
        (policy("2019-03-01", reviews=("2026-01-12",)), 1, State.SUFFICIENT),
        (policy("2019-03-01", reviews=("2027-01-12",)), 0, State.STALE),  # after the day
        (policy(by=TYLER), 0, State.MISSING),
        (policy(by=RICK), 0, State.MISSING),
        (policy(by=Who(None, "")), 0, State.MISSING),
        (policy(by=Who(None, "R. Haugen")), 0, State.MISSING),
        (policy(title="Alcohol and drug policy"), 0, State.MISSING),
    ],
)
def test_the_policy_counts_by_its_signature_and_its_age(
    one: Any, share: Fraction | int, state: State
) -> None:
    judged = signed(facts(policies=(one,)))
    assert (judged.share, judged.state) == (share, state)
    assert bool(judged.missing) == (share < 1)
    assert judged.counted == ((Ref("policy", "p"),) if share else ())


def test_what_to_do_opens_the_place_where_it_is_done() -> None:
    old = signed(facts(policies=(policy("2019-03-01"),))).missing[0]
    assert (old.record, old.field) == (Ref("policy", "p"), "reviews")
    assert old.what == (
        "“Health and safety policy” was last looked at on 1 March 2019."
        " Have Dale Kowalchuk read it again and record that."
    )
    left = signed(facts(policies=(policy(by=TYLER, title=""),))).missing[0]
    assert (left.field, left.what) == (
        "signed_by_id",
        "Have Dale Kowalchuk sign the policy anew and record the name and the day.",
    )


def test_without_a_policy_one_is_asked_for() -> None:
    nothing = signed(facts())
    assert (nothing.state, nothing.missing[0].kind) == (State.MISSING, "policy")


@pytest.mark.parametrize(
    ("name", "own", "says"),
    [
        ("Safety policy signed 2019.pdf", None, "is too old to count."),
        ("Safety policy.pdf", "2019-03-01", "is too old to count."),
        ("Safety policy 2024.pdf", None, "is filed, but no policy is recorded."),
        ("Safety policy.pdf", None, "is filed, but no policy is recorded."),
    ],
)
def test_a_file_that_may_be_the_policy_is_pointed_at(name: str, own: str | None, says: str) -> None:
    file = FileFact(id="f", name=name, on=day(own) if own else None)
    (missing,) = signed(facts(files=(file,))).missing
    assert missing.record == Ref("evidence", "f")
    assert missing.what.startswith(f"“{name}” {says}")


def test_a_company_in_which_nobody_is_marked_as_its_head_is_asked_who_that_is() -> None:
    judged = signed(facts(people(person(RICK)), policies=(policy(by=RICK),)))
    assert (judged.share, judged.missing[0].kind, judged.missing[0].field) == (
        0, "worker", "is_owner",
    )  # fmt: skip


def test_the_newer_edition_holds_and_a_draft_takes_the_place_of_none() -> None:
    new = policy("2026-03-03", id_="q")
    assert signed(facts(policies=(policy("2019-03-01"), new))).counted == (Ref("policy", "q"),)
    draft = policy("2026-03-03", Who(None, ""), "q")
    assert signed(facts(policies=(policy("2026-02-02"), draft))).share == 1


def test_the_note_tells_only_facts() -> None:
    judged = signed(facts(policies=(policy("2019-03-01", reviews=("2026-01-12",)),)))
    assert judged.note == (
        "“Health and safety policy”, dated 1 March 2019, signed by Dale Kowalchuk."
        " Last looked at on 12 January."
    )
    unsigned = signed(facts(policies=(policy(by=Who(None, "")),)))
    assert "signed by nobody who is named" in unsigned.note


# --- S1.2 ---------------------------------------------------------------------------------------

BOTH = (ack(RICK), ack(JOSE))
SHOWN = {"posted_where": "Lunch room", "photos": ("e",)}


@pytest.mark.parametrize(
    ("acks", "more", "share"),
    [
        ((), {}, Fraction(1, 4)),  # who signed it knows it
        ((ack(RICK),), {}, Fraction(1, 2)),
        (BOTH, {}, Fraction(3, 4)),
        (BOTH, SHOWN, 1),
        (BOTH, {"photos": ("e",)}, Fraction(3, 4)),  # of whatever the photo is
        (BOTH, {"posted_where": "Lunch room"}, Fraction(3, 4)),
        ((ack(RICK, "2026-02-01"),), {}, Fraction(1, 4)),  # the day before it was signed
        ((ack(RICK, edition="2"),), {"edition": "3"}, Fraction(1, 4)),
        ((ack(RICK, edition="Rev 3"),), {"edition": "rev. 3"}, Fraction(1, 2)),
        ((ack(RICK, policy="", document="d"),), {}, Fraction(1, 4)),
        ((ack(TYLER),), {}, Fraction(1, 4)),
    ],
)
def test_the_policy_is_known_by_those_who_signed_for_it_as_it_is_now(
    acks: Any, more: dict[str, Any], share: Fraction | int
) -> None:
    judged = known(facts(policies=(policy(**more),), acknowledgements=acks))
    assert judged.share == share
    assert (judged.state is State.SUFFICIENT) == (share == 1)


def test_each_who_did_not_sign_is_named() -> None:
    judged = known(facts(policies=(policy(),), acknowledgements=(ack(RICK),)))
    assert [one.what for one in judged.missing] == [
        "Have José Almeida sign for the policy of 2 February.",
        "Take a photo of the policy where it hangs and file it with the policy.",
    ]
    assert judged.note == (
        "2 of 3 people signed for the policy as it is now. No photo shows it posted."
    )


def test_right_after_a_new_edition_a_signature_under_the_old_one_still_counts() -> None:
    old = policy("2025-12-01")
    acks = (ack(RICK, "2025-12-02"), ack(JOSE, "2025-12-02"))
    new = policy("2026-10-17", id_="q")
    assert known(facts(policies=(old, new), acknowledgements=acks)).share == Fraction(3, 4)
    new = policy("2026-10-16", id_="q")
    assert known(facts(policies=(old, new), acknowledgements=acks)).share == Fraction(1, 4)


def test_an_assessor_who_saw_it_on_the_wall_counts_for_a_photo() -> None:
    def share(**more: Any) -> Fraction:
        seen = replace(
            SaidFact(id="s", question="S1.2", on=day("2026-11-01"), positive=True), **more
        )
        looked = Assessing(observations=(seen,))
        return known(facts(policies=(policy(),), acknowledgements=BOTH, assessing=looked)).share

    assert share() == 1
    assert share(on=None) == 1
    assert share(positive=False) == Fraction(3, 4)
    assert share(on=day("2025-01-01")) == Fraction(3, 4)
    assert share(question="S1.1") == Fraction(3, 4)


def test_whoever_works_alone_knows_what_they_signed() -> None:
    assert known(facts(ALONE, policies=(policy(),))).share == 1
    assert known(facts(ALONE, policies=(policy(by=TYLER),))).share == 0


def test_without_policy_or_people_nobody_knows_it() -> None:
    assert known(facts()).missing[0].kind == "policy"
    assert known(facts(People(), policies=(policy(),))).missing[0].kind == "worker"
    unsigned = known(facts(policies=(policy(by=Who(None, "")),), acknowledgements=BOTH))
    assert unsigned.share == Fraction(1, 2)
