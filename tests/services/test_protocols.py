"""A company keeps its partner's protocol itself, and a new version keeps the answers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.audit.protocols.protocol import Element, Method, Mode, Nature, Protocol, Question
from desktop.audit.protocols.reading import Misread
from desktop.audit.protocols.shipped import GENERIC, known_to_all, protocol, protocols
from desktop.errors import Refused, Unavailable
from desktop.records import kind_of
from desktop.records.checking import check
from desktop.services.editing import MovedOn
from desktop.services.protocols.changing import (
    changed_element,
    changed_question,
    moved_element,
    moved_question,
    with_element,
    with_question,
    without_element,
    without_question,
)
from desktop.services.protocols.choosing import asked, asked_by, choose_protocol, listed
from desktop.services.protocols.files import read_file, take_file, write_file
from desktop.services.protocols.following import offers
from desktop.services.protocols.own import own_protocols, protocol_of, values_of
from desktop.services.protocols.saving import (
    own_protocol,
    remove_protocol,
    save_protocol,
    start_from,
    warning_of,
)
from desktop.services.protocols.versions import compared, lost_answers, say_compared
from desktop.store import aggregate
from desktop.store.undo import Sitting
from tests.audit.test_protocol_round import protocols as any_protocol
from tests.builders.company import AS_OF, Company, day
from tests.builders.files import tampering

ACSA = "acsa-secor"


def question(code: str, **more: Any) -> Question:
    values = {"text": "Is it done?", "points": Decimal(5), "methods": (Method.DOCUMENTS,)}
    return Question(code=code, **(values | {"mode": Mode.RANGE, "nature": Nature.BOTH} | more))


def small(*codes: str, version: str = "2026") -> Protocol:
    element = Element(code="A", title="First", questions=tuple(question(code) for code in codes))
    return Protocol(id="ours", name="Ours", version=version, elements=(element,))


def kept(company: Company) -> list[Protocol]:
    with company.file.reading() as connection:
        return [one.protocol for one in own_protocols(connection)]


def codes(one: Protocol) -> list[str]:
    return [question.code for question in one.questions]


def assessed(company: Company, on: str | None, version: str = "2026") -> str:
    assessed_on = day(on) if on else None
    return company.save(
        "assessment", protocol="ours", protocol_version=version, assessed_on=assessed_on
    )


def version_asked(company: Company, assessment: str) -> str:
    with company.file.reading() as connection:
        found = aggregate.read_one(connection, kind_of("assessment"), assessment)
    assert found is not None
    return str(found.values["protocol_version"])


# --- the record -----------------------------------------------------------------------------------


@pytest.mark.parametrize("one", protocols(), ids=lambda one: one.id)
def test_every_protocol_of_ours_lies_in_a_record_as_it_is(one: Protocol) -> None:
    assert protocol_of(check(kind_of("protocol"), values_of(one))) == one


def test_one_comes_back_as_it_was_saved(company: Company) -> None:
    full = replace(protocol(GENERIC), id="copy")
    record_id = save_protocol(company.file, full)
    assert own_protocol(company.file, record_id).protocol == full


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_protocol)
def test_what_fits_into_a_file_fits_into_a_record(one: Protocol) -> None:
    plain = replace(one, limits=replace(one.limits, types=(), refused=()))
    assert protocol_of(check(kind_of("protocol"), values_of(plain))) == plain


def test_a_record_that_is_only_begun_is_a_protocol_already(company: Company) -> None:
    company.save(
        "protocol", short_name="ours", name="Ours", edition="1",
        elements=[{"code": "A", "title": "A", "questions": [{"code": "A1", "text": "Done?"}]}],
    )  # fmt: skip
    (one,) = kept(company)
    assert (one.points, one.pass_overall, one.history_months) == (
        0,
        protocol(GENERIC).pass_overall,
        12,
    )


# --- the list, and by which one a company is scored -----------------------------------------------


def test_the_list_has_all_that_travel_with_muster(company: Company) -> None:
    found = listed(company.file)
    assert [one.protocol for one in found] == list(protocols())
    first = found[0]
    assert (first.said, first.is_in_use) == ("45 questions, 200 points", True)
    assert found[1].said == "no questions yet"
    assert not any(one.record_id for one in found)


def test_the_companys_own_stands_first_and_its_skeleton_no_more(company: Company) -> None:
    record_id = start_from(company.file, ACSA)
    found = listed(company.file)
    assert [one.protocol.id for one in found].count(ACSA) == 1
    assert (found[0].protocol.id, found[0].record_id) == (ACSA, record_id)


def test_without_questions_the_generic_one_is_asked(company: Company) -> None:
    record_id = start_from(company.file, ACSA)
    company.save("company", _company(company), protocol=ACSA)
    with company.file.reading() as connection:
        assert asked_by(connection) is protocol(GENERIC)
    own = own_protocol(company.file, record_id).protocol
    filled = with_element(own, Element(code="1", title="One", questions=(question("1.1"),)))
    save_protocol(company.file, filled, record_id)
    with company.file.reading() as connection:
        assert asked_by(connection) == filled


@pytest.mark.parametrize("chosen", ["", "COR Alberta", "nobody", GENERIC])
def test_a_protocol_of_nothing_is_the_generic_one(company: Company, chosen: str) -> None:
    company.save("company", _company(company), protocol=chosen or None)
    with company.file.reading() as connection:
        assert asked_by(connection) is protocol(GENERIC)


def test_the_newest_version_in_force_is_asked_and_each_by_its_name(company: Company) -> None:
    old = replace(small("A1"), valid_from=day("2025-01-01"))
    new = replace(small("A2", version="2027"), valid_from=day("2027-01-01"))
    for one in (new, old):
        save_protocol(company.file, one)
    with company.file.reading() as connection:
        assert asked(connection, "ours") == new
        assert asked(connection, "ours", as_of=AS_OF) == old
        assert asked(connection, "ours", "2027", AS_OF) == new
        assert asked(connection, "ours", "2031") is protocol(GENERIC)


def test_a_company_chooses_one_and_can_take_it_back(company: Company) -> None:
    save_protocol(company.file, small("A1"))
    sitting = Sitting(company.file)
    choose_protocol(company.file, "ours")
    assert next(one for one in listed(company.file) if one.is_in_use).protocol.id == "ours"
    sitting.undo()
    assert next(one for one in listed(company.file) if one.is_in_use).protocol.id == GENERIC


@pytest.mark.parametrize(("id_", "told"), [(ACSA, "no questions yet"), ("x", "There is no pro")])
def test_one_that_scores_nothing_is_not_chosen(company: Company, id_: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        choose_protocol(company.file, id_)


# --- saving ---------------------------------------------------------------------------------------


def test_a_skeleton_becomes_the_companys_own_in_one_action(company: Company) -> None:
    sitting = Sitting(company.file)
    start_from(company.file, ACSA, version="2027")
    assert [(one.id, one.version) for one in kept(company)] == [(ACSA, "2027")]
    assert kept(company)[0].published == protocol(ACSA).published
    sitting.undo()
    assert kept(company) == []


def test_a_copy_of_the_generic_one_needs_a_name_of_its_own(company: Company) -> None:
    with pytest.raises(Refused, match="Give yours another one"):
        start_from(company.file, GENERIC)
    start_from(company.file, GENERIC, "our-weights", "Our weights")
    assert kept(company)[0].points == 200


def test_what_is_wrong_is_told_all_at_once_by_its_place(company: Company) -> None:
    bad = small("A1", "A1", "A2")
    bad = changed_question(bad, "A2", follows=("S9.9",), methods=())
    with pytest.raises(Misread) as caught:
        save_protocol(company.file, bad)
    assert list(caught.value.faults) == [
        "element.0.question.1.code",
        "element.0.question.2.methods",
        "element.0.question.2.follows",
    ]
    assert kept(company) == []


def test_the_same_version_is_not_entered_twice(company: Company) -> None:
    save_protocol(company.file, small("A1"))
    with pytest.raises(Refused, match="version 2026 of Ours already"):
        save_protocol(company.file, small("A2"))


def test_one_that_nobody_was_assessed_by_is_changed_as_it_is(company: Company) -> None:
    record_id = save_protocol(company.file, small("A1"))
    waiting = assessed(company, None)
    assert save_protocol(company.file, small("A1", "A2"), record_id) == record_id
    assert [codes(one) for one in kept(company)] == [["A1", "A2"]]
    assert version_asked(company, waiting) == "2026"
    assert warning_of(company.file, record_id, AS_OF) == ""


def test_a_change_after_an_assessment_makes_the_next_version_and_keeps_the_answers(
    company: Company,
) -> None:
    record_id = save_protocol(company.file, small("A1", "A2"))
    done, waiting = assessed(company, "2026-03-03"), assessed(company, None)
    for code in ("A1", "A2"):
        company.save("answer", assessment_id=waiting, question=code, points=3)
    assert "3 March was done by version 2026" in warning_of(company.file, record_id, AS_OF)
    new_id = save_protocol(company.file, small("A1", "A3"), record_id)
    assert new_id != record_id
    assert {one.version: codes(one) for one in kept(company)} == {
        "2026": ["A1", "A2"],
        "2026, change 2": ["A1", "A3"],
    }
    assert version_asked(company, done) == "2026"
    assert version_asked(company, waiting) == "2026, change 2"
    with company.file.reading() as connection:
        newest = asked(connection, "ours")
        assert codes(newest) == ["A1", "A3"]
        assert lost_answers(connection, waiting, newest) == ("A2",)
    assessed(company, "2026-05-05", "2026, change 2")
    save_protocol(company.file, replace(newest, pass_element=None), new_id)
    assert kept(company)[0].version == "2026, change 3"


def test_a_version_that_the_user_names_stands_beside_the_one_that_was_used(
    company: Company,
) -> None:
    record_id = save_protocol(company.file, small("A1"))
    done, waiting = assessed(company, "2026-03-03"), assessed(company, None)
    assert save_protocol(company.file, small("A1", version="2027"), record_id) != record_id
    assert sorted(one.version for one in kept(company)) == ["2026", "2027"]
    assert (version_asked(company, done), version_asked(company, waiting)) == ("2026", "2027")


def test_what_is_not_asked_can_always_be_put_right(company: Company) -> None:
    record_id = save_protocol(company.file, small("A1"))
    assessed(company, "2026-03-03")
    renamed = replace(small("A1"), name="Ours, spelt right", remark="Ask Ann.")
    assert save_protocol(company.file, renamed, record_id) == record_id
    assert kept(company) == [renamed]


def test_a_new_name_of_a_version_takes_its_assessment_along(company: Company) -> None:
    record_id = save_protocol(company.file, small("A1"))
    waiting = assessed(company, None)
    save_protocol(company.file, small("A1", version="2027"), record_id)
    assert version_asked(company, waiting) == "2027"
    assert len(kept(company)) == 1


def test_two_windows_do_not_overwrite_each_other(company: Company) -> None:
    record_id = save_protocol(company.file, small("A1"))
    version = own_protocol(company.file, record_id).version
    save_protocol(company.file, small("A1", "A2"), record_id, version)
    with pytest.raises(MovedOn):
        save_protocol(company.file, small("A3"), record_id, version)


def test_one_is_removed_with_a_reason_unless_an_assessment_asks_by_it(company: Company) -> None:
    record_id = save_protocol(company.file, small("A1"))
    waiting = assessed(company, None)
    with pytest.raises(Refused, match="under way asks by Ours"):
        remove_protocol(company.file, record_id, "Not ours")
    company.save("assessment", waiting, protocol=GENERIC)
    remove_protocol(company.file, record_id, "Not ours")
    assert kept(company) == []


def test_what_a_form_took_wrongly_is_told_and_harms_nothing(company: Company) -> None:
    typed = {"code": "A1", "text": "Done?", "points": -4, "methods": "X", "rule": "dril"}
    company.save(
        "protocol", short_name="ours", name="Ours", edition="1",
        elements=[{"code": "A", "title": "A", "questions": [typed, typed | {"follows": "S9.9"}]}],
    )  # fmt: skip
    (one,) = kept(company)
    assert [question.points for question in one.questions] == [0, 0]
    told = " ".join(listed(company.file)[0].faults)
    assert "The code A1 stands twice" in told
    assert "no readiness question “S9.9”" in told
    assert "Did you mean “drilled”?" in told


def test_questions_that_stand_alone_are_offered_what_sounds_like_them() -> None:
    one = changed_question(small("A1", "A2"), "A1", text="Is the policy signed and dated?")
    one = changed_question(one, "A2", follows=("S1.1",))
    (offer,) = offers(one)
    assert (offer.question.code, offer.near[0].code) == ("A1", "S1.1")
    assert offer.near[0].why == "Both speak of policy, signed, dated."


# --- changing -------------------------------------------------------------------------------------

BOTH = Protocol(
    id="ours",
    name="Ours",
    version="1",
    elements=(
        Element(code="A", title="A", questions=(question("A1"), question("A2"), question("A3"))),
        Element(code="B", title="B", questions=(question("B1"),)),
    ),
)


@pytest.mark.parametrize(
    ("changed", "now"),
    [
        (with_question(BOTH, "B", question("B2")), "A1 A2 A3 B1 B2"),
        (with_question(BOTH, "A", question("A0"), 0), "A0 A1 A2 A3 B1"),
        (without_question(BOTH, "A2"), "A1 A3 B1"),
        (changed_question(BOTH, "A2", code="A9"), "A1 A9 A3 B1"),
        (moved_question(BOTH, "A1", 1), "A2 A1 A3 B1"),
        (moved_question(BOTH, "A1", 9), "A2 A3 A1 B1"),
        (moved_question(BOTH, "A3", -9), "A3 A1 A2 B1"),
        (moved_question(BOTH, "A1", 0, "B"), "A2 A3 B1 A1"),
        (moved_question(BOTH, "A1", 1, "A"), "A2 A1 A3 B1"),
        (moved_element(BOTH, "A", 1), "B1 A1 A2 A3"),
        (without_element(BOTH, "A"), "B1"),
        (with_element(BOTH, Element(code="C", title="C", questions=(question("C1"),)), 0),
         "C1 A1 A2 A3 B1"),
        (changed_element(BOTH, "B", title="Last"), "A1 A2 A3 B1"),
    ],
)  # fmt: skip
def test_parts_are_added_changed_taken_out_and_moved(changed: Protocol, now: str) -> None:
    assert codes(changed) == now.split()


@pytest.mark.parametrize("change", [changed_element, without_element])
def test_an_element_that_is_not_there_is_a_bug(change: Any) -> None:
    with pytest.raises(KeyError):
        change(BOTH, "Z")


@pytest.mark.parametrize("change", [changed_question, without_question])
def test_a_question_that_is_not_there_is_a_bug(change: Any) -> None:
    with pytest.raises(KeyError):
        change(BOTH, "Z")


def test_versions_are_compared_by_the_codes_of_their_questions() -> None:
    after = changed_question(without_question(BOTH, "A2"), "A3", points=Decimal(9))
    after = with_question(after, "B", question("B2"))
    found = compared(BOTH, after)
    assert (found.alike, found.changed) == (("A1", "B1"), ("A3",))
    assert (found.gone, found.new) == (("A2",), ("B2",))
    assert say_compared(found) == (
        "1 question is new; 1 is asked differently; 1 is asked no more. "
        "The answers to the others are kept."
    )
    assert say_compared(compared(BOTH, BOTH)) == ""


# --- files ----------------------------------------------------------------------------------------


def test_a_protocol_is_handed_on_as_a_file(company: Company, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    write_file(small("A1"), path)
    assert read_file(path) == small("A1")
    take_file(company.file, path)
    assert kept(company) == [small("A1")]


def test_a_bad_file_is_told_with_its_lines_and_nothing_is_entered(
    company: Company, tmp_path: Path
) -> None:
    path = tmp_path / "bad.toml"
    path.write_text('id = "ours"\nname = 3\nversion = "1"\nx = 1\n', encoding="utf-8")
    with pytest.raises(Refused, match=r"Line 2, name: .* Line 4, x: "):
        take_file(company.file, path)
    assert kept(company) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe\x00", "no text in UTF-8"), (b"#" * 2_000_001, "far too large")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(content)
    with pytest.raises(Refused, match=told):
        read_file(path)


def test_a_place_that_cannot_be_reached_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        read_file(tmp_path / "none.toml")
    with pytest.raises(Unavailable, match="cannot be written"):
        write_file(small("A1"), tmp_path / "none" / "p.toml")


@pytest.mark.parametrize("spoilt", ["mode = 'rangf'", "nature = 'botj'"])
def test_a_protocol_that_the_disk_spoilt_is_named(company: Company, spoilt: str) -> None:
    save_protocol(company.file, small("A1"))
    with tampering(company.file.path) as plain:
        plain.execute(f"UPDATE protocol_question SET {spoilt}")
    with pytest.raises(Unavailable, match="The protocol 'Ours' is not as it was saved"):
        kept(company)


def test_rules_of_the_generic_one_may_be_named_by_any(company: Company) -> None:
    one = changed_question(small("A1"), "A1", rule=min(known_to_all().rules or ()))
    assert own_protocol(company.file, save_protocol(company.file, one)).protocol == one


def _company(company: Company) -> str:
    with company.file.reading() as connection:
        return next(iter(aggregate.read(connection, kind_of("company"))))
