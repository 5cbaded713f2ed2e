"""What is planned for an answer: its own actions, and open ones on what it lacks, nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from desktop.audit.judged import Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.records import kind_of
from desktop.services.packaging.period import Period
from desktop.services.packaging.planned_actions import gaps_left, planned_for
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.store import aggregate
from tests.builders.company import AS_OF, Company, company_in

FOUND: Final = date(2026, 9, 1)
CODE: Final = "S4.6"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with company_in(tmp_path_factory.mktemp("planned")) as made:
        made.worker("Rick Desjarlais")
        yield made


def act(company: Company, **how: Any) -> str:
    values = {"what": "Put it right", "found_on": FOUND, **how}
    return company.save("corrective_action", **values)


def asked(*lacking: Ref, **gaps: Any) -> QuestionChosen:
    return QuestionChosen(
        code=CODE, element="S4", title=CODE, possible=Decimal(6), points=Decimal(4),
        is_not_applicable=False, reason="", note="", state="partial", exhibits=(),
        is_decided=False, lacking=lacking, **{"gaps": ("It is not closed.",), **gaps},
    )  # fmt: skip


def planned(company: Company, *lacking: Ref, assessment: str | None = None) -> list[str]:
    one = asked(*lacking)
    full = replace(one, code="S4.5", points=Decimal(6))
    chosen = Selection(
        assessment_id=assessment, is_signed=False, is_draft=True, protocol=protocol(GENERIC),
        period=Period(date(2025, 11, 17), AS_OF), as_of=AS_OF, questions=(full, one), exhibits=(),
    )  # fmt: skip
    with company.file.reading() as connection:
        found = planned_for(connection, chosen)
    assert found.keys() <= {CODE}
    return [one.id for one in found.get(CODE, ())]


def test_an_open_action_that_is_what_is_lacking_is_the_plan(company: Company) -> None:
    action = act(company, due_on=date(2026, 12, 1))
    assert planned(company, Ref("corrective_action", action)) == [action]
    assert planned(company) == []


@pytest.mark.parametrize("of", ["record", "unit", "site"])
def test_an_action_from_or_on_what_lacks_something_is_the_plan(company: Company, of: str) -> None:
    if of == "record":
        seen = company.save("incident", kind="near_miss", happened_on=FOUND, what="Slip")
        ref = Ref("incident", seen)
        action = act(company, source_kind=ref.kind, source_id=ref.id)
    elif of == "unit":
        ref = Ref("equipment", company.unit("U-1"))
        action = act(company, equipment_id=ref.id)
    else:
        ref = Ref("site", company.site("Yard"))
        action = act(company, site_id=ref.id)
    assert planned(company, ref) == [action]


@pytest.mark.parametrize(
    "how",
    [
        {"resolved_on": date(2026, 10, 1)},
        {"closed_reason": "The unit was sold."},
        {"found_on": date(2026, 11, 17)},
    ],
)
def test_what_is_closed_or_was_not_known_yet_is_none(company: Company, how: dict[str, Any]) -> None:
    unit = Ref("equipment", company.unit("U-2"))
    act(company, equipment_id=unit.id, **how)
    assert planned(company, unit) == []


def test_an_action_of_the_answer_itself_stays_when_it_is_done(company: Company) -> None:
    assessment = company.save("assessment", purpose="certification", protocol=GENERIC)
    answer = company.save("answer", assessment_id=assessment, question=CODE, points=4)
    action = act(company, source_kind="answer", source_id=answer, resolved_on=date(2026, 10, 1))
    assert planned(company, assessment=assessment) == [action]
    assert planned(company) == []


def test_what_no_action_stands_for_stays_in_the_plan(company: Company) -> None:
    unit = Ref("equipment", company.unit("U-3"))
    horn = act(company, what="Mend the horn", equipment_id=unit.id)
    told = {
        "Close “Mend the horn”": (Ref("corrective_action", horn),),  # it is the action itself
        "Mend the horn": (),  # the same words
        "Check U-3 before use": (
            unit,
        ),  # the action is on the unit, and may be about another thing
        "Train somebody": (),
    }
    one = asked(gaps=tuple(told), gap_records=tuple(told.values()))
    with company.file.reading() as connection:
        actions = aggregate.read(connection, kind_of("corrective_action"), [horn])
    left = gaps_left(one, [*actions.values()], str)
    assert left == (("Check U-3 before use", True), ("Train somebody", False))
    assert gaps_left(one, [], str) == tuple((what, False) for what in told)
