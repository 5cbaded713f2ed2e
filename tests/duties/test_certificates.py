"""Certificates: what a card says, what counts, who must hold what, and who is past asking."""

from collections.abc import Callable

import pytest

from desktop.duties.certificates import CardState, Held, certificates
from desktop.duties.duty import Duty, State
from desktop.services.checking import read_facts
from tests.builders.company import AS_OF, Company, day

Rows = list[tuple[str, str, str | None, str]]
Ask = Callable[..., Rows]


@pytest.fixture
def rows(company: Company) -> Ask:
    """Every row as (worker, certificate, last day, state)."""

    def told(held: Held) -> tuple[str, str, str | None, str]:
        expires = held.expires.isoformat() if held.expires else None
        return held.worker.name, held.type.name, expires, held.state.value

    def ask(as_of: str = AS_OF.isoformat()) -> Rows:
        facts = read_facts(company.file, day(as_of))
        return [told(held) for held in certificates(facts, day(as_of))]

    return ask


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        ("2026-11-15", CardState.EXPIRED),
        ("2026-11-16", CardState.EXPIRING),  # good through its last day
        ("2027-02-14", CardState.EXPIRING),  # in 90 days
        ("2027-02-15", CardState.VALID),
        (None, CardState.VALID),  # good for ever
    ],
)
def test_states_at_their_edges(
    company: Company, rows: Ask, expires: str | None, state: CardState
) -> None:
    company.certificate(company.worker(), company.certificate_type(), expires=expires)
    assert rows() == [("Rick Desjarlais", "H2S Alive", expires, state.value)]


@pytest.mark.parametrize(
    ("months", "issued", "expires", "last_day"),
    [
        (36, "2024-02-29", None, "2027-02-28"),
        (36, "2024-02-29", "2026-12-31", "2026-12-31"),  # what the card says wins
        (None, "2024-02-29", None, None),
        (36, None, None, None),
    ],
)
def test_until_when_a_card_is_good(
    company: Company,
    rows: Ask,
    months: int | None,
    issued: str | None,
    expires: str | None,
    last_day: str | None,
) -> None:
    company.certificate(company.worker(), company.certificate_type(months=months), expires, issued)
    assert rows()[0][2] == last_day


def test_a_renewal_supersedes_and_last_year_knows_nothing_of_it(
    company: Company, rows: Ask
) -> None:
    worker, kind = company.worker(), company.certificate_type()
    company.certificate(worker, kind, "2029-10-01", "2026-10-01")
    company.certificate(worker, kind, "2026-10-14", "2023-10-14")
    assert [row[2:] for row in rows()] == [("2029-10-01", "valid")]
    assert [row[2:] for row in rows("2026-09-30")] == [("2026-10-14", "expiring")]
    assert rows("2023-10-13") == []


def test_a_card_that_is_good_for_ever_counts_before_one_that_is_not(
    company: Company, rows: Ask
) -> None:
    worker, kind = company.worker(), company.certificate_type()
    company.certificate(worker, kind)
    company.certificate(worker, kind, "2020-01-01")
    assert [row[3] for row in rows()] == ["valid"]


def test_a_card_that_never_runs_out_says_so_whatever_its_kind(company: Company, rows: Ask) -> None:
    worker, kind = company.worker(), company.certificate_type(months=12)
    company.certificate(worker, kind, issued="2020-01-01", does_not_expire=True)
    assert [row[2:] for row in rows()] == [(None, "valid")]


def test_a_voided_card_and_a_voided_kind_do_not_count(company: Company, rows: Ask) -> None:
    worker, kind = company.worker(), company.certificate_type()
    company.void("certificate", company.certificate(worker, kind, "2029-10-01"))
    other = company.certificate_type("WHMIS")
    company.certificate(worker, other, "2029-10-01")
    company.void("certificate_type", other)
    assert rows() == []


def test_whoever_left_is_not_spoken_of_and_whoever_came_back_is(
    company: Company, rows: Ask
) -> None:
    kind = company.certificate_type()
    seasons = [
        {"from_on": "2024-05-01", "to_on": "2024-10-31"},
        {"from_on": "2026-05-01", "to_on": "2026-11-16"},
    ]
    for name, employment in {
        "Gone Already": [{"from_on": "2020-01-01", "to_on": "2026-11-15"}],
        "Not Here Yet": [{"from_on": "2026-11-17", "to_on": None}],
        "Last Day Today": seasons,
        "Nobody Knows": [],
    }.items():
        company.certificate(company.worker(name, employment=employment), kind, "2026-01-01")
    assert [row[0] for row in rows()] == ["Last Day Today", "Nobody Knows"]


def test_what_a_position_must_hold_is_missing_without_a_card(company: Company, rows: Ask) -> None:
    welder, office = company.position("Welder"), company.position("Office")
    h2s, first_aid = company.certificate_type(), company.certificate_type("Standard First Aid")
    company.requirement(h2s, welder)
    company.requirement(first_aid)
    company.worker("Tyler O'Brien", "2020-01-01", positions=[welder])
    ada = company.worker("Ada Office", "2020-01-01", positions=[office])
    company.certificate(ada, first_aid, "2026-01-01")
    assert rows() == [
        ("Ada Office", "Standard First Aid", "2026-01-01", "expired"),
        ("Tyler O'Brien", "H2S Alive", None, "missing"),
        ("Tyler O'Brien", "Standard First Aid", None, "missing"),
    ]


def test_requirements_and_positions_hold_for_their_time(company: Company, rows: Ask) -> None:
    welder, kind = company.position("Welder"), company.certificate_type()
    company.requirement(kind, welder, from_on="2026-01-01", to_on="2026-06-30")
    held = [{"position_id": welder, "from_on": "2026-02-01", "to_on": "2026-12-31"}]
    company.worker("Rick Desjarlais")
    company.worker("Kayla Nguyen", positions=held)
    seen = {on: len(rows(on)) for on in ("2026-01-31", "2026-02-01", "2026-06-30", "2026-07-01")}
    assert seen == {"2026-01-31": 0, "2026-02-01": 1, "2026-06-30": 1, "2026-07-01": 0}


@pytest.mark.parametrize(("as_of", "count"), [("2026-11-14", 0), ("2026-11-15", 1)])
def test_days_of_grace_after_the_first_day(
    company: Company, rows: Ask, as_of: str, count: int
) -> None:
    company.requirement(company.certificate_type(), grace_days=14)
    company.worker("Kayla Nguyen", "2026-11-01")
    assert len(rows(as_of)) == count


def test_an_exemption_ends_both_the_gap_and_the_expired_card(company: Company, rows: Ask) -> None:
    kind, other = company.certificate_type(), company.certificate_type("WHMIS")
    worker = company.worker()
    for type_ in (kind, other):
        company.requirement(type_)
        company.exemption(worker, type_, from_on="2026-11-01", to_on="2026-11-30")
    company.certificate(worker, other, "2026-01-01")
    assert rows() == []
    assert [row[3] for row in rows("2026-12-01")] == ["missing", "expired"]


def test_how_early_to_warn_is_the_companys_choice(company: Company, rows: Ask) -> None:
    company.settings(certificate_days=10)
    company.certificate(company.worker(), company.certificate_type(), "2026-11-27")
    assert rows()[0][3] == "valid"


@pytest.mark.parametrize(
    ("expires", "state", "reason"),
    [
        ("2026-11-15", State.OVERDUE, "Expired 15 November, 1 day ago."),
        ("2026-11-16", State.DUE_SOON, "Good through today."),
        ("2026-11-30", State.DUE_SOON, "Good through 30 November, 2 weeks more."),
        (None, State.OK, "Does not expire."),
    ],
)
def test_a_certificate_is_a_duty_of_its_worker(
    company: Company, due: Callable[[], Duty], expires: str | None, state: State, reason: str
) -> None:
    kind = company.certificate_type(months=36)
    card = company.certificate(company.worker(), kind, expires, "2023-11-15" if expires else None)
    duty = due()
    assert (duty.subject, duty.task, duty.kind) == ("Rick Desjarlais", "H2S Alive", "certificate")
    assert (duty.state, duty.reason, duty.plan) == (state, reason, card)
    assert duty.rule == "every 36 months"


def test_a_missing_certificate_is_a_duty_without_a_record(
    company: Company, due: Callable[[], Duty]
) -> None:
    company.worker()
    company.requirement(company.certificate_type())
    duty = due()
    assert (duty.state, duty.due, duty.plan) == (State.NEVER_DONE, None, None)
    assert duty.reason == "Required, and no certificate is on file."
