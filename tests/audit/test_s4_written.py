"""S4.1: what has to be written of inspections, step by step."""

from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref, State
from desktop.audit.rules.s4_written import inspections_written_down
from tests.builders.company import day
from tests.builders.inspection_facts import (
    NOBODY,
    TRUCK,
    document,
    facts,
    line,
    plan,
)

TIMES = (line(), line("Truck inspection", "weekly"))
PLANS = (plan(), plan("weekly", TRUCK, task="Truck inspection"))


def written(plans: Any = PLANS, **more: Any) -> AuditFacts:
    """Everything that has to be written, but for what a test changes."""
    known = {"documents": (document(),), "stated": TIMES, "checklists": ("k",)}
    return facts(plans, **(known | more))


def test_what_is_written_and_signed_is_enough() -> None:
    judged = inspections_written_down.judge(written())
    assert (judged.state, judged.share, judged.missing) == (State.SUFFICIENT, 1, ())
    assert judged.counted == (Ref("document", "d"), Ref("checklist", "k"))
    assert judged.note == (
        "“Inspection policy”, signed by Dale Kowalchuk on 10 January. 2 of 2 inspections on the "
        "schedule agree with it."
    )


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"documents": (document(signed_on=None),)}, "signed_on", "signed and dated"),
        ({"documents": (document(signed_by=NOBODY),)}, "signed_on", "signed and dated"),
        ({"documents": (document(signed_on=day("2026-12-01")),)}, "signed_on", "signed and dated"),
        ({"documents": (document(text="Unsafe things are reported."),)}, "text", "who inspects"),
        ({"documents": (document(text=""),)}, "text", "who inspects"),
        ({"documents": (document(text="The foreman inspects."),)}, "", "reports it"),
        ({"stated": (line("Truck inspection", "weekly"),)}, "frequencies", "Add a line"),
        ({"stated": (line(often="quarterly"), TIMES[1])}, "frequencies", "make both the same"),
        ({"checklists": ()}, "", "Make a checklist"),
    ],
)
def test_each_step_that_is_not_met_is_a_thing_to_do(
    more: dict[str, Any], field: str, words: str
) -> None:
    judged = inspections_written_down.judge(written(**more))
    assert judged.state is State.PARTIAL
    assert any(words in one.what and one.field == field for one in judged.missing)


def test_nothing_written_is_nothing_earned() -> None:
    judged = inspections_written_down.judge(facts())
    assert (judged.state, judged.share) == (State.MISSING, 0)
    assert judged.note == "There is no inspection policy."
    assert [one.kind for one in judged.missing] == ["document", "checklist", "document"]


def test_a_policy_without_any_line_is_told_so() -> None:
    judged = inspections_written_down.judge(written((), stated=(line(often="now and then"),)))
    assert any("what is inspected and how often" in one.what for one in judged.missing)
    unsigned = inspections_written_down.judge(written((), documents=(document(signed_on=None),)))
    assert unsigned.note == "“Inspection policy” is not signed."


@pytest.mark.parametrize(
    "more",
    [
        # a paper that was scanned is for people to read
        {"documents": (document(text="", has_file=True),
                       document(id="r", kind="hazard_reporting"))},
        {"documents": (document(kind="", title="How we do inspections"),)},
        {"documents": (document(text="José Almeida inspects. Tell Dale what is unsafe."),)},
        {"checklists": (), "documents": (document(), document(id="f", kind="other",
                                                  title="Truck checklist", has_file=True))},
        # what law or the maker says needs no line
        {"stated": TIMES[:1], "sources": {"p-u": ("law", "")}},
    ],
)  # fmt: skip
def test_what_says_it_otherwise_is_enough_too(more: dict[str, Any]) -> None:
    assert inspections_written_down.judge(written(**more)).share == 1


def test_a_plan_that_begins_later_needs_no_line_yet() -> None:
    later = plan("weekly", TRUCK, in_force_from=day("2026-12-01"))
    assert inspections_written_down.judge(written((PLANS[0], later))).share == 1


def test_a_maintenance_plan_and_another_document_are_no_matter() -> None:
    oil = plan("yearly", TRUCK, kind="maintenance", task="Oil")
    other = document(id="x", kind="violence", title="Violence")
    assert (
        inspections_written_down.judge(written((*PLANS, oil), documents=(other, document()))).share
        == 1
    )
