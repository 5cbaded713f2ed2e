"""A weak action is found, and a sound one that resembles it is left alone."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings.actions import FINDERS
from desktop.audit.found import Found, Severity
from desktop.audit.judged import Ref
from desktop.duties.schedule import Schedule
from desktop.store.facts import DutyFacts, Subject
from desktop.values.audited.actions import NOBODY, Actions, CorrectiveFact
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.people import People, Person, Who
from desktop.values.audited.span import Span, months_to
from desktop.values.period import Period

DAY = date(2026, 11, 16)
PAIRS = tomllib.loads(
    (Path(__file__).parent / "pairs" / "actions.toml").read_text(encoding="utf-8")
)["pair"]
RICK, DALE, TOM = Who("1", "Rick"), Who("2", "Dale"), Who("9", "Tom")
KNOWN = {who.name: who for who in (RICK, DALE, TOM)}
OPEN = CorrectiveFact(
    id="a", what="Guard missing", found_on=date(2026, 10, 1), due_on=date(2026, 12, 1),
    assigned=RICK,
)  # fmt: skip
CLOSED = replace(
    OPEN, resolved_on=date(2026, 10, 12), resolved_by=RICK, proof="Photo", verified_by=DALE,
    verified_on=date(2026, 10, 20),
)  # fmt: skip


def crew(size: int) -> People:
    """So many people at work, and Tom who left."""
    here = {str(n): Person(id=str(n), name=f"Hand {n}") for n in range(3, size + 1)}
    named = {who.id or "": Person(id=who.id or "", name=who.name) for who in (RICK, DALE)}
    left = Period(date(2020, 1, 1), date(2026, 10, 10))
    return People({**named, **here, "9": Person(id="9", name="Tom", employed=(left,))})


def facts(*actions: CorrectiveFact, size: int = 8, span: Span | None = None) -> AuditFacts:
    nothing = DutyFacts(as_of=DAY, company=Subject("company", "c", "Bow River"))
    return AuditFacts(
        span=span or months_to(DAY, 12),
        company=CompanyFacts(id="c", name="Bow River"),
        people=crew(size),
        schedule=Schedule(nothing, DAY),
        actions=Actions(every=actions),
    )


def found(*actions: CorrectiveFact, **more: Any) -> list[Found]:
    return [one for finder in FINDERS for one in finder.find(facts(*actions, **more))]


def action(what: str, said: Mapping[str, Any]) -> CorrectiveFact:
    """An action of a table."""
    made = replace(CLOSED if said.get("closed") else OPEN, what=what)
    for name, value in said.items():
        if name not in ("closed", "crew"):
            made = replace(made, **{name: meant(name, value)})
    return made


def meant(name: str, value: Any) -> Any:
    if name.endswith("_on"):
        return date.fromisoformat(value) if value else None
    if name in ("assigned", "resolved_by", "verified_by"):
        return KNOWN.get(value, Who(None, value)) if value else NOBODY
    return value


@pytest.mark.parametrize(
    "pair", PAIRS, ids=[f"{n} {one['codes'][0]}" for n, one in enumerate(PAIRS)]
)
def test_the_weak_one_is_found_and_the_sound_one_is_left_alone(pair: Mapping[str, Any]) -> None:
    for which, codes in (("weak", pair["codes"]), ("sound", [])):
        said = pair[which]
        made = action(pair.get("what", ""), said)
        told = found(made, size=said.get("crew", 8))
        assert [one.code for one in told] == codes, which
        assert all(one.record == Ref("corrective_action", "a") for one in told)


def test_there_are_enough_pairs() -> None:
    assert len(PAIRS) >= 40


def test_every_code_is_in_the_catalogue_and_told_in_whole_sentences() -> None:
    assert FINDERS[0].codes <= catalogue().keys()
    for pair in PAIRS:
        weak = pair["weak"]
        for one in found(action(pair.get("what", ""), weak), size=weak.get("crew", 8)):
            assert one.message.endswith(".")
            assert one.fix.endswith(".")
            assert one.field


def test_what_fails_cannot_be_an_opinion() -> None:
    fails = {code for code in FINDERS[0].codes if catalogue()[code].severity is Severity.FAILS}
    assert fails == {"action_closed_before_found"}


def test_the_first_thing_that_is_missing_names_the_others() -> None:
    (one,) = found(replace(CLOSED, resolved_by=NOBODY, proof="", verified_by=NOBODY,
                           verified_on=None))  # fmt: skip
    assert one.code == "action_closed_without_name"
    assert one.message == (
        "Closed on 12 October: “Guard missing”. It does not say: who put it right, what was done, "
        "who looked whether it works."
    )


def test_what_no_action_of_the_log_has_is_told_once() -> None:
    bare = replace(CLOSED, proof="", verified_by=NOBODY, verified_on=None)
    four = [replace(bare, id=str(n)) for n in range(4)]
    assert [one.code for one in found(*four)] == ["actions_never_proven", "actions_never_verified"]
    assert {one.record for one in found(*four)} == {Ref("company", "c")}
    assert [one.code for one in found(*four[:3])] == ["action_without_proof"] * 3
    assert [one.code for one in found(*four, replace(CLOSED, id="5"))] == [
        "action_without_proof"
    ] * 4


def test_a_fix_that_did_not_work_is_followed_by_another() -> None:
    failed = replace(CLOSED, effective=False, source_id="incident")
    after = replace(OPEN, id="b", found_on=date(2026, 10, 20), source_id="incident")
    assert [one.code for one in found(failed)] == ["action_did_not_work"]
    assert found(failed, after) == []
    assert found(failed, replace(after, source_id="a")) == []
    assert found(failed, replace(after, source_id="other")) != []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"found_on": date(2024, 1, 1)}, True),  # still open
        ({"found_on": date(2024, 1, 1), "resolved_on": date(2024, 2, 1)}, False),
        ({"found_on": date(2024, 1, 1), "resolved_on": date(2026, 1, 5)}, True),
        ({"found_on": date(2024, 1, 1), "closed_reason": "Sold the truck"}, False),
        ({"found_on": date(2026, 11, 17)}, False),
    ],
)
def test_only_what_matters_on_the_day_is_told(changed: dict[str, Any], told: bool) -> None:
    weak = replace(OPEN, what="Remind the crew to be careful", **changed)
    assert bool([one for one in found(weak) if one.code == "weak_action"]) is told


def test_a_later_span_still_holds_what_is_open() -> None:
    weak = replace(OPEN, what="Remind the crew to be careful")
    assert [one.code for one in found(weak, span=months_to(date(2028, 5, 1), 12))] == [
        "weak_action"
    ]
