"""Two programs on one company file: neither writes over the other unseen, or signs old news."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.services.assessing.deciding import Decision, accept_drafts, decide
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.planning import Planned, put_on_plan
from desktop.services.assessing.question import read_question
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.shown import AssessmentShown
from desktop.services.assessing.signing import Signer, sign
from desktop.services.auditing.auditor import Auditor
from desktop.services.editing import MovedOn, save_record
from desktop.services.protocols.choosing import choose_protocol, listed
from desktop.services.protocols.saving import save_protocol
from desktop.store.file import CompanyFile
from tests.builders.company import AS_OF, NOON, company_in, day
from tests.builders.small_protocol import SMALL

BY = Signer(None, "Glenn Haugen")
OWN = Decision(Decimal(6), "Signed, and it hangs in the shop.")


@dataclass
class Program:
    """One of two programs that have the same file open."""

    file: CompanyFile
    auditor: Auditor
    id: str

    def shown(self) -> AssessmentShown:
        found = read_assessment(self.file, self.auditor, self.id, AS_OF)
        assert found is not None
        return found

    def note(self, code: str) -> str:
        return read_question(self.file, self.auditor, self.id, code, AS_OF).note

    def decide(self, code: str, decision: Decision) -> None:
        decide(self.file, self.auditor, self.id, code, decision, AS_OF)

    def accept(self, codes: tuple[str, ...]) -> int:
        return accept_drafts(self.file, self.auditor, self.id, codes, AS_OF, over_own=False)


@dataclass
class Two:
    """Both of them, and the policy that S1.1 stands on."""

    here: Program
    there: Program
    policy: str

    def between(self, monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]) -> None:
        """Have the other program do something after this one has read, before it writes."""
        write = self.here.file.write

        def quicker(name: str, inner: object) -> object:
            monkeypatch.setattr(self.here.file, "write", write)
            work()
            return write(name, inner)  # type: ignore[arg-type]

        monkeypatch.setattr(self.here.file, "write", quicker)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    with company_in(tmp_path) as company:
        boss = company.worker("Glenn Haugen", hired="2020-01-01", is_owner=True)
        policy = company.policy("2026-02-06", signed_by_id=boss)
        window = Wanted("certification", day("2025-11-17"), AS_OF, assessor_id=boss)
        opened = open_assessment(company.file, window, AS_OF)
        path = company.file.path
        with (
            CompanyFile.open(path, by="Other", clock=lambda: NOON) as file,
            closing(Auditor(company.file)) as here,
            closing(Auditor(file)) as there,
        ):
            yield Two(Program(company.file, here, opened), Program(file, there, opened), policy)


def test_what_another_program_changed_is_in_the_score(two: Two) -> None:
    before = two.here.auditor.audited(AS_OF).score.overall
    two.there.file.write("Voided", lambda t: t.void("policy", two.policy, "not ours"))
    now = two.here.auditor.audited(AS_OF).score.overall
    assert now == two.there.auditor.audited(AS_OF).score.overall < before
    assert two.here.shown().overall == two.there.shown().overall


def test_a_protocol_that_another_program_chose_is_asked(two: Two) -> None:
    assert two.here.auditor.audited(AS_OF).protocol.id != SMALL.id
    save_protocol(two.there.file, SMALL)
    choose_protocol(two.there.file, SMALL.id)
    assert two.here.auditor.audited(AS_OF).protocol.id == SMALL.id


def test_nobody_signs_what_the_records_said_before(two: Two) -> None:
    two.here.auditor.audited(AS_OF)
    two.here.accept(two.here.shown().to_accept)
    assert two.here.shown().cannot_sign == ()
    two.there.file.write("Voided", lambda t: t.void("policy", two.policy, "not ours"))
    with pytest.raises(Refused, match="other points now"):
        sign(two.here.file, two.here.auditor, two.here.id, BY, AS_OF)
    assert not two.there.shown().is_signed


def test_accepting_drafts_leaves_what_was_decided_since_they_were_listed(two: Two) -> None:
    listed = two.here.shown().to_accept
    two.there.decide("S1.1", OWN)
    assert two.here.accept(listed) == len(listed) - 1
    assert two.here.note("S1.1") == OWN.note


def test_a_page_without_an_answer_writes_over_none(two: Two) -> None:
    assert (
        read_question(two.here.file, two.here.auditor, two.here.id, "S1.1", AS_OF).version is None
    )
    two.there.decide("S1.1", OWN)
    with pytest.raises(MovedOn):
        two.here.decide("S1.1", Decision(Decimal(6), "Signed.", version=0))
    assert two.here.note("S1.1") == OWN.note


def _decides(one: Program) -> None:
    one.decide("S1.1", Decision(Decimal(6), "Signed.", version=0))


def _accepts(one: Program) -> None:
    one.accept(("S1.1", "S1.2"))


def _plans(one: Program) -> None:
    put_on_plan(one.file, one.auditor, one.id, "S1.1", [Planned("Hang it up")], AS_OF)


@pytest.mark.parametrize("writes", [_decides, _accepts, _plans])
def test_an_answer_given_in_the_very_moment_stays_the_only_one(
    two: Two, monkeypatch: pytest.MonkeyPatch, writes: Callable[[Program], None]
) -> None:
    two.between(monkeypatch, lambda: two.there.decide("S1.1", OWN))
    with pytest.raises(MovedOn):
        writes(two.here)
    with two.here.file.reading() as connection:
        ask = "SELECT count(*) FROM answer WHERE question = 'S1.1'"
        assert connection.exec_driver_sql(ask).scalar() == 1
    assert two.here.note("S1.1") == OWN.note


def test_an_answer_changed_while_the_other_signs_is_not_signed_over(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.here.accept(two.here.shown().to_accept)
    two.between(monkeypatch, lambda: two.there.decide("S1.1", OWN))
    with pytest.raises(MovedOn):
        sign(two.here.file, two.here.auditor, two.here.id, BY, AS_OF)
    assert not two.here.shown().is_signed
    assert two.here.note("S1.1") == OWN.note


def test_an_answer_is_not_changed_once_the_other_signed(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.here.accept(two.here.shown().to_accept)
    there = two.there
    two.between(monkeypatch, lambda: sign(there.file, there.auditor, there.id, BY, AS_OF))
    with pytest.raises(Refused):
        two.here.decide("S1.1", OWN)
    assert two.here.shown().is_signed
    assert two.here.note("S1.1") != OWN.note


def test_a_protocol_changed_in_the_very_moment_is_not_written_over(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = save_protocol(two.there.file, SMALL)
    theirs = {"notes": "They read the minutes first."}
    two.between(monkeypatch, lambda: save_record(two.there.file, "protocol", theirs, record))
    with pytest.raises(MovedOn):
        save_protocol(two.here.file, replace(SMALL, name="Our partner, of Calgary"), record)
    (kept,) = [one.protocol for one in listed(two.here.file) if one.record_id]
    assert (kept.name, kept.remark) == (SMALL.name, theirs["notes"])
