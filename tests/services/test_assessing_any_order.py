"""Whatever is decided, taken back, undone, signed and opened again: no answer is ever lost."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from desktop.errors import Refused
from desktop.services.assessing.deciding import Decision, accept_drafts, decide, take_back
from desktop.services.assessing.opening import Wanted, open_assessment
from desktop.services.assessing.reading import read_assessment
from desktop.services.assessing.signing import Signer, reopen, sign
from desktop.services.auditing.auditor import Auditor
from desktop.services.protocols.choosing import choose_protocol
from desktop.services.protocols.saving import save_protocol
from desktop.store.transaction import Changed
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.small_protocol import SMALL

CODES: Final = ("1.1", "1.2", "1.3")


@dataclass(frozen=True)
class State:
    """What is decided by question (None: it does not apply), and whether that is signed."""

    answers: Mapping[str, Decimal | None]
    is_signed: bool


@contextmanager
def _company() -> Iterator[Company]:
    with TemporaryDirectory() as folder, company_in(Path(folder)) as company:
        save_protocol(company.file, SMALL)
        choose_protocol(company.file, SMALL.id)
        yield company


class AnyOrder(RuleBasedStateMachine):
    """Keeps what every answer must be beside the file, through every undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self._opened = _company()
        self.file = self._opened.__enter__().file
        self.auditor = Auditor(self.file)
        window = Wanted("maintenance", date(2025, 11, 17), AS_OF, assessor_name="Glenn")
        self.id = open_assessment(self.file, window, AS_OF)
        self.sitting = Sitting(self.file)
        self.announced = 0
        self.file.listen(self._count)
        self.now = State({}, is_signed=False)
        self.done: list[State] = []  # as it was before each action
        self.undone: list[State] = []

    def _count(self, _changed: Changed) -> None:
        self.announced += 1

    def _do(self, work: Callable[[], object], then: State, *, is_refused: bool) -> None:
        """Do something that changes an open one, or is refused and changes nothing."""
        before = self.announced
        if is_refused:
            with pytest.raises(Refused):
                work()
            assert self.announced == before
        else:
            work()
            if self.announced > before:  # to decide again what was decided is no action
                self.done.append(self.now)
                self.undone.clear()
            self.now = then
        self._check()

    def _check(self) -> None:
        found = read_assessment(self.file, self.auditor, self.id, AS_OF)
        assert found is not None
        given = {line.code: line.points for line in found.questions if line.is_decided}
        assert State(given, found.is_signed) == self.now
        assert bool(found.cannot_sign) == (len(given) < len(CODES) and not found.is_signed)

    def _with(self, code: str, points: Decimal | None) -> "State":
        return State({**self.now.answers, code: points}, is_signed=False)

    @rule(code=st.sampled_from(CODES), halves=st.integers(0, 20), note=st.sampled_from("abc"))
    def decide(self, code: str, halves: int, note: str) -> None:
        points = Decimal(halves) / 2
        decision = Decision(points, note, reason="so it is")
        self._do(
            lambda: decide(self.file, self.auditor, self.id, code, decision, AS_OF),
            self._with(code, points),
            is_refused=self.now.is_signed,
        )

    @rule(code=st.sampled_from(CODES))
    def leave_out(self, code: str) -> None:
        decision = Decision(None, not_applicable_reason="None here.")
        self._do(
            lambda: decide(self.file, self.auditor, self.id, code, decision, AS_OF),
            self._with(code, None),
            is_refused=self.now.is_signed,
        )

    @rule()
    def accept(self) -> None:
        """Only one of the three is judged by a rule, and the company has no policy."""
        self._do(
            lambda: accept_drafts(self.file, self.auditor, self.id, CODES, AS_OF),
            self._with("1.3", Decimal(0)),
            is_refused=self.now.is_signed,
        )

    @precondition(lambda self: self.now.answers)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(sorted(self.now.answers)))
        left = {one: said for one, said in self.now.answers.items() if one != code}
        self._do(
            lambda: take_back(self.file, self.id, code),
            State(left, is_signed=False),
            is_refused=self.now.is_signed,
        )

    @rule()
    def sign(self) -> None:
        is_ready = len(self.now.answers) == len(CODES) and not self.now.is_signed
        self._do(
            lambda: sign(self.file, self.auditor, self.id, Signer(None, "Glenn"), AS_OF),
            replace(self.now, is_signed=True),
            is_refused=not is_ready,
        )

    @rule()
    def reopen(self) -> None:
        self._do(
            lambda: reopen(self.file, self.id, "Glenn", "A slip.", AS_OF),
            replace(self.now, is_signed=False),
            is_refused=not self.now.is_signed,
        )

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.sitting.undo()
        self.undone.append(self.now)
        self.now = self.done.pop()
        self._check()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.sitting.redo()
        self.done.append(self.now)
        self.now = self.undone.pop()
        self._check()

    def teardown(self) -> None:
        self.sitting.close()
        self.auditor.close()
        self._opened.__exit__(None, None, None)


AnyOrder.TestCase.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
TestAnyOrder = AnyOrder.TestCase
