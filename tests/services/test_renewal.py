"""What the form for a new card starts from, proposes and advises, and what it cannot take."""

from datetime import date

import pytest

from desktop.errors import Refused
from desktop.services.new_card import (
    NewCard,
    advice,
    proposal_said,
    proposed_expiry,
    say_months,
    values_of,
)
from desktop.services.renewal import Renewing, renewing
from desktop.services.training_cells import CellState
from tests.builders.company import AS_OF, Company, day


@pytest.fixture
def about() -> Renewing:
    return Renewing("r", "h", "Rick Desjarlais", "H2S Alive", CellState.EXPIRED, "Expired", 36,
                    "old", day("2026-10-14"))  # fmt: skip


def test_an_expired_card(company: Company) -> None:
    welder = company.position("Welder")
    kind = company.certificate_type(months=36)
    by_position, by_all = company.requirement(kind, welder), company.requirement(kind)
    company.requirement(kind, company.position("Owner"))
    company.requirement(kind, welder, to_on="2025-12-31")
    rick = company.worker(hired="2012-05-22", positions=[welder])
    company.certificate(rick, kind, "2023-10-14", provider="Another school")
    card = company.certificate(rick, kind, "2026-10-14", provider="Energy Safety Canada")
    found = renewing(company.file, AS_OF, rick, kind)
    assert (found.worker, found.type, found.months) == ("Rick Desjarlais", "H2S Alive", 36)
    assert (found.state, found.said) == (CellState.EXPIRED, "Expired 14 October, 33 days ago")
    assert (found.old_id, found.old_expires) == (card, day("2026-10-14"))
    assert found.old_said == "The old card was good through 14 October."
    assert found.provider == "Energy Safety Canada"
    assert sorted(found.asked_by) == sorted([(by_position, "Welder"), (by_all, "")])
    assert found.positions == ((welder, "Welder"),)
    assert found.name == "Renewal of H2S Alive for Rick Desjarlais"


def test_a_missing_card(company: Company) -> None:
    kind = company.save("certificate_type", name="H2S Alive", issuer="Energy Safety Canada")
    company.requirement(kind)
    rick = company.worker(hired="2012-05-22")
    found = renewing(company.file, AS_OF, rick, kind)
    assert (found.state, found.said, found.old_said) == (CellState.MISSING, "Missing", "")
    assert found.provider == "Energy Safety Canada"
    assert found.name == "H2S Alive for Rick Desjarlais"


def test_a_kind_that_nobody_holds_yet(company: Company) -> None:
    kind, rick = company.certificate_type(), company.worker()
    assert renewing(company.file, AS_OF, rick, kind).state is CellState.NOT_NEEDED


@pytest.mark.parametrize("voided", ["worker", "certificate_type"])
def test_what_was_voided_meanwhile_is_said(company: Company, voided: str) -> None:
    ids = {"worker": company.worker(), "certificate_type": company.certificate_type()}
    company.void(voided, ids[voided])
    with pytest.raises(Refused, match="was voided"):
        renewing(company.file, AS_OF, ids["worker"], ids["certificate_type"])


def test_a_last_day_is_proposed(about: Renewing) -> None:
    assert proposed_expiry(about, day("2026-02-28")) == day("2029-02-28")
    assert proposed_expiry(about, None) is None
    assert proposal_said(about) == (
        "Proposed, because H2S Alive usually runs 3 years. Type what the card says."
    )


@pytest.mark.parametrize(("months", "said"), [(12, "1 year"), (18, "18 months"), (36, "3 years")])
def test_months_are_said_in_years_where_they_make_years(months: int, said: str) -> None:
    assert say_months(months) == said


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        (NewCard(day("2026-11-01"), day("2029-11-01")), {}),
        (
            NewCard(None, day("2026-10-14")),
            {"expires_on": "That is the old card. The new one usually runs 3 years."},
        ),
        (
            NewCard(None, day("2025-10-14")),
            {
                "expires_on": "The card on file is good for longer. "
                "The new one usually runs 3 years."
            },
        ),
        (
            NewCard(None, day("2026-11-15")),
            {"expires_on": "That day is past, so this card would count as expired."},
        ),
        (
            NewCard(day("2026-11-17"), day("2026-11-16")),
            {
                "issued_on": "That day is still to come.",
                "expires_on": "That is before it was issued.",
            },
        ),
        (NewCard(None, day("2020-01-01"), does_not_expire=True), {}),
    ],
)
def test_advice(about: Renewing, card: NewCard, expected: dict[str, str]) -> None:
    assert advice(about, card, AS_OF) == expected


def test_a_card_that_says_nothing_is_refused(about: Renewing) -> None:
    with pytest.raises(Refused) as refused:
        values_of(about, NewCard(number="12345"))
    assert list(refused.value.faults) == ["issued_on"]


def test_what_is_saved(about: Renewing) -> None:
    card = NewCard(date(2026, 11, 1), date(2029, 11, 1), True, " 123 ", "  ")
    assert values_of(about, card) == {
        "worker_id": "r",
        "type_id": "h",
        "issued_on": date(2026, 11, 1),
        "expires_on": None,
        "does_not_expire": True,
        "number": "123",
        "provider": None,
    }
