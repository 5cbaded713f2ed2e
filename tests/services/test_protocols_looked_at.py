"""What is known of a protocol is said in words, and what is typed into one is told all at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.protocols.protocol import Method, Mode, Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.errors import Refused
from desktop.intake import Intake
from desktop.services.editing import read_record
from desktop.services.protocols.describing import described
from desktop.services.protocols.following import follow, followings, readiness_questions
from desktop.services.protocols.own import own_protocols
from desktop.services.protocols.saving import next_edition, own_protocol, save_protocol
from desktop.services.protocols.sheets import ReadSheet, read_questions
from desktop.services.protocols.taking import (
    Target,
    make_ours,
    take_sheet,
    targets,
    what_changes,
)
from desktop.services.protocols.typing_in import save_typed
from desktop.services.typing import typed_of
from desktop.store.undo import Sitting
from tests.builders.company import Company

TODAY = date(2026, 11, 16)
ACSA = "acsa-secor"


@pytest.fixture
def read(tmp_path: Path) -> ReadSheet:
    path = tmp_path / "tool.csv"
    path.write_text(
        "No.,Question,Max points,Technique,Colour\n"
        "1.1,Is there a signed policy?,10,D,red\n"
        "1.2,Are meetings held?,5,I,red\n"
        "1.3,Without points?,,D,red\n",
        encoding="utf-8",
    )
    with Intake() as intake:
        return read_questions(path, intake)


def kept(company: Company) -> list[str]:
    with company.file.reading() as connection:
        return [one.record_id for one in own_protocols(connection)]


def own(company: Company, record_id: str) -> Protocol:
    return own_protocol(company.file, record_id).protocol


# --- what is known of one -----------------------------------------------------------------------


def test_the_terms_of_a_partner_are_said_in_words() -> None:
    said = {one.about: one.says for one in described(protocol(ACSA), TODAY).terms}
    assert said["To pass"] == "80 % overall; at least 50 % in each element"
    assert said["Records of how long"] == "12 months"
    assert said["Head-count"] == "10 people at most"
    assert said["How it is sent in"] == "E-mail only; no paper and no USB stick."


def test_what_a_partner_publishes_says_how_sure_it_is_and_where_it_was_read() -> None:
    facts = {one.about: one for one in described(protocol(ACSA), TODAY).published}
    assert facts["Courses"].tag == "read at the source"
    assert facts["Scoring"].tag == "from an older edition"
    assert facts["Scoring"].source == "ACSA 2015 tool"


def test_muster_s_own_tells_its_elements_with_their_points() -> None:
    shown = described(protocol(GENERIC), TODAY)
    assert shown.elements[0] == ("S1 Management and leadership", "8 questions, 40 points")
    assert ("Deadlines", "15 days to gather; 21 days to send it in") in {
        (one.about, one.says) for one in shown.terms
    }
    assert ("Files", "taken: pdf; refused: zip") in {(one.about, one.says) for one in shown.terms}
    assert ("Records of how long",
            "12 months; 3 months may be enough for a one-year certificate") in {
        (one.about, one.says) for one in shown.terms
    }  # fmt: skip


# --- typed into the editor ----------------------------------------------------------------------


def typed_new(**changed: Any) -> dict[str, object]:
    question: dict[str, object] = {
        "code": "1.1", "text": "Is there a policy?", "points": "10", "methods": "D, I",
        "mode": "YN", "nature": "both",
    }  # fmt: skip
    whole: dict[str, object] = {
        "short_name": "ours",
        "name": "Ours",
        "edition": "2026",
        "elements": [{"code": "1", "title": "Management", "questions": [question]}],
    }
    return whole | changed


def test_what_is_typed_becomes_a_protocol(company: Company) -> None:
    record = save_typed(company.file, typed_new(), None, None, TODAY)
    question = own(company, record).question("1.1")
    assert question is not None
    assert (question.points, question.mode) == (Decimal(10), Mode.YES_NO)
    assert question.methods == (Method.DOCUMENTS, Method.INTERVIEW)


def test_only_what_was_changed_is_typed_over_what_stands(company: Company) -> None:
    record = save_typed(company.file, typed_new(partner="ACSA"), None, None, TODAY)
    assert save_typed(company.file, {"name": "New name"}, record, 1, TODAY) == record
    changed = own(company, record)
    assert (changed.name, changed.partner, len(list(changed.questions))) == ("New name", "ACSA", 1)


def test_all_faults_are_told_at_once_each_at_its_place(company: Company) -> None:
    good = {"code": "1.1", "text": "Is it?", "points": "1", "methods": "D"}
    lines = [
        {"code": "1", "title": "", "questions": [
            good,
            {**good, "points": "many"},
            {"code": "1.3", "text": "", "points": "", "methods": ""},
            {**good, "code": "1.4", "points": "-3"},
        ]},
    ]  # fmt: skip
    typed = typed_new(short_name="Not Good", pass_overall="95", aim="90", elements=lines)
    with pytest.raises(Refused) as refused:
        save_typed(company.file, typed, None, None, TODAY)
    faults = refused.value.faults
    assert faults.keys() == {
        "short_name", "aim", "elements.0.title", "elements.0.questions.1.points",
        "elements.0.questions.1.code", "elements.0.questions.2.text",
        "elements.0.questions.2.points", "elements.0.questions.2.methods",
        "elements.0.questions.3.points",
    }  # fmt: skip
    assert "stands twice" in faults["elements.0.questions.1.code"]
    assert not kept(company)


def test_a_version_that_there_is_already_is_told_at_the_version(company: Company) -> None:
    save_typed(company.file, typed_new(), None, None, TODAY)
    with pytest.raises(Refused) as refused:
        save_typed(company.file, typed_new(), None, None, TODAY)
    assert refused.value.faults.keys() == {"edition"}


def test_an_empty_line_is_told_and_never_breaks_the_editor(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        save_typed(company.file, typed_new(elements=[{}]), None, None, TODAY)
    assert "elements.0.code" in refused.value.faults


def test_what_the_form_shows_saves_as_it_was(company: Company) -> None:
    record = make_ours(company.file, GENERIC)
    before = own(company, record)
    shown = read_record(company.file, "protocol", record)
    typed = typed_of("protocol", shown.values)
    save_typed(company.file, {"elements": typed["elements"]}, record, shown.version, TODAY)
    assert own(company, record) == before


# --- ours, and its next version -----------------------------------------------------------------


def test_one_that_travels_becomes_ours_under_a_short_name_of_its_own(company: Company) -> None:
    first, second = (own(company, make_ours(company.file, GENERIC)) for _again in range(2))
    assert (first.id, second.id) == ("our-questions", "our-questions-2")
    assert first.elements == protocol(GENERIC).elements
    assert own(company, make_ours(company.file, ACSA)).id == ACSA


def test_a_new_version_stands_beside_the_one_before(company: Company) -> None:
    record = make_ours(company.file, GENERIC)
    after = own(company, next_edition(company.file, record))
    assert after.version == f"{own(company, record).version}, change 2"
    assert after.elements == own(company, record).elements


# --- a sheet ------------------------------------------------------------------------------------


def test_a_sheet_tells_what_each_of_its_columns_was_taken_for(read: ReadSheet) -> None:
    assert read.columns == (
        ("No.", "code"), ("Question", "question"), ("Max points", "points"),
        ("Technique", "how it is looked at"), ("Colour", ""),
    )  # fmt: skip
    assert len(read.refused) == 1


def test_a_sheet_goes_into_a_new_protocol_with_a_name_and_a_version(
    company: Company, read: ReadSheet
) -> None:
    with pytest.raises(Refused) as refused:
        take_sheet(company.file, read, Target("A new protocol"))
    assert refused.value.faults.keys() == {"name", "version"}
    record = take_sheet(company.file, read, Target(""), " Our Partner Inc. ", "2026")
    assert (own(company, record).id, own(company, record).name) == (
        "our-partner-inc",
        "Our Partner Inc.",
    )
    assert [one.code for one in own(company, record).questions] == ["1.1", "1.2"]


def test_a_sheet_fills_the_skeleton_of_a_partner_and_then_changes_it(
    company: Company, read: ReadSheet
) -> None:
    target = next(one for one in targets(company.file) if one.id == ACSA)
    record = take_sheet(company.file, read, target)
    assert own(company, record).limits == protocol(ACSA).limits
    again = next(one for one in targets(company.file) if one.id == ACSA)
    assert again.record_id == record
    assert what_changes(company.file, read, again) == ""
    save_protocol(company.file, Protocol(id="x", name="X", version="1"))
    other = next(one for one in targets(company.file) if one.id == "x")
    assert what_changes(company.file, read, other).startswith("2 questions are new")


def test_a_sheet_without_a_question_is_refused(company: Company) -> None:
    with pytest.raises(Refused, match="no question"):
        take_sheet(company.file, ReadSheet("S", (), (), ()), Target(""), "N", "1")


# --- what follows what --------------------------------------------------------------------------


def test_questions_follow_readiness_questions_in_one_action(
    company: Company, read: ReadSheet
) -> None:
    record = take_sheet(company.file, read, Target(""), "Ours", "1")
    found = followings(own(company, record))
    assert [one.question.code for one in found] == ["1.1", "1.2"]
    assert "S1.1" in [near.code for near in found[0].near]
    sitting = Sitting(company.file)
    follow(company.file, record, {"1.1": ("S1.1", "S1.2"), "1.2": ("S1.6",)}, 1)
    sitting.undo()
    assert [one.chosen for one in followings(own(company, record))] == [(), ()]
    sitting.redo()
    sitting.close()
    assert [one.chosen for one in followings(own(company, record))] == [
        ("S1.1", "S1.2"),
        ("S1.6",),
    ]


def test_the_readiness_questions_have_titles_to_choose_by() -> None:
    assert readiness_questions()[0] == ("S1.1", "Policy signed")
