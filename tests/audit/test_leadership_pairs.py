"""Every weak record of leadership is found, as what it is, and no sound one is accused."""

from collections.abc import Iterator

import pytest

from desktop.audit.catalogue import catalogue
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import leadership, window
from desktop.audit.found import Found
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.leadership import FileFact
from desktop.values.audited.people import Who
from tests.audit.pairs.leadership import PAIRS, Pair
from tests.builders.company import day
from tests.builders.leadership_facts import (
    JOSE,
    RICK,
    facts,
    people,
    person,
    policy,
    refusal,
    taught,
)
from tests.builders.whole_sentences import are_said_in_whole_sentences

FINDERS = (*leadership.FINDERS, *window.FINDERS)


def found_in(some: AuditFacts) -> Iterator[Found]:
    for finder in FINDERS:
        yield from finder.find(some)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_the_weak_one_is_found_and_the_sound_one_beside_it_is_not(pair: Pair) -> None:
    assert [one.code for one in found_in(pair.weak)] == [pair.code]
    assert [one.message for one in found_in(pair.sound)] == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.title)
def test_what_is_found_is_said_in_whole_sentences(pair: Pair) -> None:
    are_said_in_whole_sentences(found_in(pair.weak))


def test_every_code_is_in_the_catalogue_and_in_a_pair() -> None:
    codes = {code for finder in FINDERS for code in finder.codes}
    assert codes <= catalogue().keys()
    assert codes == {pair.code for pair in PAIRS}
    assert len(PAIRS) >= 20


@pytest.mark.parametrize(
    ("name", "own", "is_found"),
    [
        ("safety policy.pdf", None, False),  # nothing tells how old it is
        ("safety policy.pdf", "2019-03-01", True),
        ("safety policy.pdf", "2026-03-01", False),
        ("safety policy 2026.pdf", "2026-03-01", False),
        ("safety policy 2026.pdf", "2013-12-23", False),  # the year in the name is the surer one
        ("safety policy 2025.pdf", "2025-03-01", True),
        ("safety policy 2025.pdf", None, False),  # it may be of December
    ],
)
def test_a_file_is_as_old_as_its_name_or_else_its_date_says(
    name: str, own: str | None, *, is_found: bool
) -> None:
    file = FileFact(id="f", name=name, on=day(own) if own else None)
    assert bool(list(found_in(facts(files=(file,))))) == is_found


def test_what_came_after_the_day_is_not_judged_on_it() -> None:
    later = policy("2026-12-01", Who(None, ""))
    untold = taught(RICK, "2026-12-01", rights=None)
    assert list(found_in(facts(policies=(later,)))) == []
    assert list(found_in(facts(documents=(refusal(),), orientations=(untold,)))) == []


def test_an_orientation_after_the_day_has_told_nobody_yet() -> None:
    told = (taught(RICK, rights=None), taught(JOSE, "2026-12-01"))
    codes = [one.code for one in found_in(facts(documents=(refusal(),), orientations=told))]
    assert codes == ["refusal_not_taught"]


def test_by_a_protocol_that_the_company_keeps_the_limits_of_the_generic_one_hold() -> None:
    own = CompanyFacts(id="c", name="B", protocol="our own", first_record_on=day("2026-03-02"))
    assert [one.code for one in found_in(facts(company=own))] == ["records_too_young"]


def test_a_file_without_a_company_has_no_window() -> None:
    crowd = people(*(person(Who(f"w{n}", f"Hand {n}")) for n in range(12)))
    none = CompanyFacts(first_record_on=day("2026-03-02"))
    assert list(found_in(facts(crowd, company=none))) == []


def test_a_certificate_for_one_year_is_spoken_of_from_three_months_on() -> None:
    def fix(first: str) -> str:
        company = CompanyFacts(
            id="c", name="B", protocol="generic-s1s6", first_record_on=day(first)
        )
        return next(found_in(facts(company=company))).fix

    assert fix("2026-08-16").startswith("A certificate for one year may be possible from 3 months")
    assert fix("2026-08-17").startswith("The records are old enough on 17 August 2027")
