"""What was signed stays what was signed: no protocol, undo or spoilt byte turns it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.errors import Refused
from desktop.records import kind_of
from desktop.services.assessing.asked import Said, add_interview
from desktop.services.assessing.carrying import carry_over
from desktop.services.assessing.deciding import Decision, accept_drafts, decide, take_back
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.signing import Signer, reopen, sign
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import restore_record, save_record, void_record
from desktop.services.protocols.choosing import choose_protocol, listed
from desktop.services.protocols.own import values_of
from desktop.services.protocols.saving import save_protocol
from desktop.services.repairing import mend, offers
from desktop.services.verifying import verify
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, NOON, Company, company_in, day
from tests.builders.files import tampering
from tests.builders.small_protocol import SMALL

CODES = ("1.1", "1.2", "1.3")
HALF = Decision(Decimal(5), "Half of it.", reason="The other half is not there.")


@dataclass
class Answered:
    """An assessment by a protocol of three questions, each decided, and another program."""

    company: Company
    other: CompanyFile
    auditor: Auditor
    id: str

    @property
    def file(self) -> CompanyFile:
        return self.company.file

    def decide(self, code: str, file: CompanyFile | None = None) -> str:
        return decide(file or self.file, self.auditor, self.id, code, HALF, AS_OF)

    def sign(self) -> None:
        sign(self.file, self.auditor, self.id, Signer(None, "Glenn"), AS_OF)

    def reopen(self) -> None:
        reopen(self.file, self.id, "Glenn", "A card came late.", AS_OF)

    def change(self, file: CompanyFile, **values: Any) -> None:
        save_record(file, "assessment", values, self.id)

    def stands(self) -> tuple[bool, Fraction, dict[str, Any]]:
        found = read_assessment(self.file, self.auditor, self.id, AS_OF)
        assert found is not None
        with self.file.reading() as connection:
            record = aggregate.read_one(connection, kind_of("assessment"), self.id)
        assert record is not None
        return found.is_signed, found.overall, dict(record.values)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Answered]:
    with company_in(tmp_path) as company:
        save_protocol(company.file, SMALL)
        choose_protocol(company.file, SMALL.id)
        window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="Glenn")
        opened = open_assessment(company.file, window, AS_OF)
        with (
            CompanyFile.open(company.file.path, by="Other", clock=lambda: NOON) as other,
            closing(Auditor(company.file)) as auditor,
        ):
            made = Answered(company, other, auditor, opened)
            for code in CODES:
                made.decide(code)
            yield made


def worth(points: int) -> Protocol:
    """The same questions in the same edition, worth other points."""
    (element,) = SMALL.elements
    questions = tuple(replace(each, points=Decimal(points)) for each in element.questions)
    return replace(SMALL, elements=(replace(element, questions=questions),))


# --- by what it was asked -------------------------------------------------------------------------


def test_one_that_names_no_protocol_keeps_the_one_it_was_signed_by(tmp_path: Path) -> None:
    with company_in(tmp_path) as company, closing(Auditor(company.file)) as auditor:
        window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="Glenn")
        id_ = open_assessment(company.file, window, AS_OF)
        save_record(company.file, "assessment", {"protocol": None, "protocol_version": None}, id_)
        found = read_assessment(company.file, auditor, id_, AS_OF)
        assert found is not None
        accept_drafts(company.file, auditor, id_, found.to_accept, AS_OF)
        sign(company.file, auditor, id_, Signer(None, "Glenn"), AS_OF)
        before = read_assessment(company.file, auditor, id_, AS_OF)
        assert before is not None
        save_protocol(company.file, SMALL)
        choose_protocol(company.file, SMALL.id)
        assert read_assessment(company.file, auditor, id_, AS_OF) == before


def test_nothing_else_can_take_the_name_of_the_protocol_it_was_signed_by(one: Answered) -> None:
    one.sign()
    before = one.stands()
    with pytest.raises(Refused, match="as another version"):
        save_record(one.file, "protocol", values_of(worth(5)))
    other = save_record(one.file, "protocol", values_of(replace(worth(5), version="2027")))
    with pytest.raises(Refused, match="as another version"):
        save_record(one.file, "protocol", {"edition": SMALL.version}, other)
    assert one.stands() == before


def test_nothing_typed_in_stands_before_the_protocol_of_muster(tmp_path: Path) -> None:
    with company_in(tmp_path) as company, closing(Auditor(company.file)) as auditor:
        window = Wanted("maintenance", day("2025-11-17"), AS_OF, assessor_name="Glenn")
        id_ = open_assessment(company.file, window, AS_OF)
        found = read_assessment(company.file, auditor, id_, AS_OF)
        assert found is not None
        accept_drafts(company.file, auditor, id_, found.to_accept, AS_OF)
        generic = protocol(GENERIC)
        its_name = values_of(replace(SMALL, id=generic.id, version=generic.version))
        typed = save_record(company.file, "protocol", its_name)
        void_record(company.file, "protocol", typed, "a slip")
        sign(company.file, auditor, id_, Signer(None, "Glenn"), AS_OF)
        with pytest.raises(Refused, match="as another version"):
            restore_record(company.file, "protocol", typed)
        assert [each for each in listed(company.file) if each.record_id] == []


def test_an_interview_of_no_assessment_is_shown_in_one_that_was_signed_after_it(
    one: Answered,
) -> None:
    def held(who: str) -> None:
        values = {"person": who, "question": "1.1", "said": "Told every step.", "held_on": AS_OF}
        save_record(one.file, "interview", values)

    def shown() -> list[str]:
        found = read_question(one.file, one.auditor, one.id, "1.1", AS_OF)
        return [line.who for line in found.said]

    held("Rick")
    one.sign()
    held("Joy")
    assert shown() == ["Rick"]
    one.reopen()
    assert shown() == ["Rick", "Joy"]


# --- undo, where another program signed, or changed what was signed -------------------------------


def test_an_undo_of_before_leaves_what_was_signed_since(one: Answered) -> None:
    with closing(Sitting(one.other)) as sitting:
        one.change(one.other, window_to_on=AS_OF - timedelta(days=6))
        one.sign()
        before = one.stands()
        with pytest.raises(Refused, match="is signed"):
            sitting.undo()
    assert one.stands() == before


def test_an_undo_does_not_void_what_was_signed_since(one: Answered) -> None:
    void_record(one.file, "assessment", one.id, "a slip")
    with closing(Sitting(one.other)) as sitting:
        restore_record(one.other, "assessment", one.id)
        one.sign()
        before = one.stands()
        with pytest.raises(Refused, match="is signed"):
            sitting.undo()
    assert one.stands() == before


@pytest.mark.parametrize("what", ["answer", "taken back", "window", "interview"])
def test_what_was_changed_after_opening_again_is_not_signed_by_undo(
    one: Answered, what: str
) -> None:
    one.sign()
    with closing(Sitting(one.file)) as sitting:
        one.reopen()
        if what == "answer":
            decide(one.other, one.auditor, one.id, "1.1", replace(HALF, points=Decimal(0)), AS_OF)
        elif what == "taken back":
            take_back(one.other, one.id, "1.1")
        elif what == "window":
            one.change(one.other, window_to_on=AS_OF - timedelta(days=6))
        else:
            held = Said(None, "Rick", "Never heard of it.", positive=False, on=AS_OF)
            add_interview(one.other, one.id, "1.1", held)
        with pytest.raises(Refused, match="Sign it anew"):
            sitting.undo()
    assert not one.stands()[0]
    if what != "taken back":
        one.sign()
        assert one.stands()[0]


def test_what_is_again_as_it_was_signed_is_signed_again_by_undo(one: Answered) -> None:
    one.sign()
    before = one.stands()
    with closing(Sitting(one.file)) as here, closing(Sitting(one.other)) as there:
        one.reopen()
        take_back(one.other, one.id, "1.1")
        there.undo()
        here.undo()
    assert one.stands() == before


# --- a disk that spoils it ------------------------------------------------------------------------

SPOILT_HEAD = "UPDATE assessment_signing SET history_head = 'g' || substr(history_head, 2)"


def _decides(one: Answered) -> None:
    other = replace(HALF, points=Decimal(4))
    decide(one.file, one.auditor, one.id, "1.1", other, AS_OF)


def _takes_back(one: Answered) -> None:
    take_back(one.file, one.id, "1.2")


def _interviews(one: Answered) -> None:
    held = Said(None, "Rick", "Told every step.", positive=True, on=AS_OF)
    add_interview(one.file, one.id, "1.1", held)


def _signs(one: Answered) -> None:
    one.sign()


@pytest.mark.parametrize(
    "statement", [SPOILT_HEAD, "UPDATE assessment_signing SET signed_on = 'never'"]
)
@pytest.mark.parametrize("changes", [_decides, _takes_back, _interviews, _signs])
def test_a_signature_that_the_disk_spoilt_still_holds(
    one: Answered, statement: str, changes: Callable[[Answered], None]
) -> None:
    one.sign()
    before = one.stands()
    with tampering(one.file.path) as plain:
        plain.execute(statement)
    with pytest.raises((Refused, ValueError)):
        changes(one)
    found = offers(one.file.path, verify(one.file.path), None)
    mend(one.file, found, None)
    assert verify(one.file.path).is_whole
    assert one.stands() == before


def test_an_answer_that_the_disk_spoilt_is_not_carried_over(one: Answered) -> None:
    whole = replace(HALF, points=Decimal(10))
    decide(one.file, one.auditor, one.id, "1.1", whole, AS_OF)
    one.sign()
    later = AS_OF + timedelta(days=365)
    window = Wanted("maintenance", AS_OF + timedelta(days=1), later, assessor_name="Glenn")
    following = open_assessment(one.file, window, later)
    with tampering(one.file.path) as plain:
        plain.execute("UPDATE answer SET note = 'All of it.' WHERE question = '1.1'")
    with pytest.raises(Refused, match="is damaged"):
        carry_over(one.file, one.auditor, following, ("1.1",), later)
    mend(one.file, offers(one.file.path, verify(one.file.path), None), None)
    assert carry_over(one.file, one.auditor, following, ("1.1",), later) == 1
