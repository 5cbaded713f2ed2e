"""Answers are kept for as long as no record that they were made of changes."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from desktop.store.asking import Line
from desktop.store.questions.concerning import kinds_asked
from desktop.store.questions.every import QUESTIONS
from desktop.store.remembering import Asked, Remembering

WINDOW = {"from_on": date(2026, 1, 1), "as_of": date(2026, 1, 31)}
INSPECTIONS = "inspections_by_themselves"


class File:
    """A file that answers with lines of its own, and remembers what it was asked."""

    def __init__(self, **answers: Sequence[Line]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, name: str, /, **asked: Any) -> Sequence[Line]:
        self.asked.append((name, asked))
        return self.answers.get(name, ())

    @property
    def names(self) -> list[str]:
        return [name for name, _asked in self.asked]


def ask(memory: Remembering, file: File, name: str, **asked: Any) -> Sequence[Line]:
    return memory.asking(file, set())(name, **asked)


def test_a_question_is_asked_once() -> None:
    memory, file = Remembering(), File(audited_positions=[("p", "Welder")])
    assert ask(memory, file, "audited_positions") == [("p", "Welder")]
    assert ask(memory, file, "audited_positions") == [("p", "Welder")]
    assert file.names == ["audited_positions"]


def test_it_is_asked_again_for_another_day() -> None:
    memory, file = Remembering(), File()
    ask(memory, file, "documents_in_force", as_of=date(2026, 1, 1))
    ask(memory, file, "documents_in_force", as_of=date(2026, 1, 2))
    assert len(file.asked) == 2


@pytest.mark.parametrize(("kind", "times"), [("document", 2), ("drill", 1)])
def test_it_is_asked_again_after_a_record_that_it_looks_at_changed(kind: str, times: int) -> None:
    memory, file = Remembering(), File()
    noted: set[Asked] = set()
    memory.asking(file, noted)("documents_in_force", as_of=date(2026, 1, 1))
    memory.forget({kind}, {"x"})
    assert memory.stands(noted) is (times == 1)
    ask(memory, file, "documents_in_force", as_of=date(2026, 1, 1))
    assert len(file.asked) == times


def test_of_one_inspection_only_its_own_lines_are_asked_again() -> None:
    first, second, third = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)
    file = File(inspections_by_themselves=[("b", first, "old"), ("a", second, "same")])
    memory = Remembering()
    ask(memory, file, INSPECTIONS, **WINDOW)
    file.answers = {"inspections_by_themselves_of": [("b", third, "new")]}
    memory.forget({"inspection"}, {"b"})
    expected = [("a", second, "same"), ("b", third, "new")]
    assert ask(memory, file, INSPECTIONS, **WINDOW) == expected
    assert file.asked[-1] == (f"{INSPECTIONS}_of", {"ids": ["b"], **WINDOW})
    assert ask(memory, file, INSPECTIONS, **WINDOW) == expected
    assert len(file.asked) == 2


def test_of_many_all_lines_are_asked_again() -> None:
    memory, file = Remembering(), File()
    ask(memory, file, INSPECTIONS, **WINDOW)
    memory.forget({"inspection"}, {str(number) for number in range(1000)})
    ask(memory, file, INSPECTIONS, **WINDOW)
    assert file.names == [INSPECTIONS, INSPECTIONS]


@pytest.mark.parametrize(("days", "times"), [({"2026-02-01"}, 1), ({"2026-01-31"}, 2), (None, 2)])
def test_what_is_counted_by_month_is_counted_again_for_its_month(
    days: set[str] | None, times: int
) -> None:
    memory, file = Remembering(), File()
    ask(memory, file, "inspectors_counted", **WINDOW)
    memory.forget({"inspection"}, {"b"}, days)
    ask(memory, file, "inspectors_counted", **WINDOW)
    assert len(file.asked) == times


def test_long_answers_are_not_kept() -> None:
    memory, file = Remembering(), File()
    for _time in range(2):
        ask(memory, file, "all_completions", plans=["p"], **WINDOW)
    assert len(file.asked) == 2


def test_a_question_names_the_kinds_of_its_tables_and_rows() -> None:
    assert kinds_asked("items_failed") == {"inspection", "checklist"}
    assert kinds_asked("rules_of_plans") == {"duty_plan"}
    assert [name for name in QUESTIONS if not kinds_asked(name)] == ["has_drafts"]
