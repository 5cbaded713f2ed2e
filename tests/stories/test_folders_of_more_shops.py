"""More shops, each kept another way, judged only where every careful person would agree."""

import pytest

from tests.builders import certainty, judging
from tests.builders.certainty import settled
from tests.builders.keeping import records_of
from tests.builders.more_folders import MORE_SHOPS
from tests.builders.visits import Visit, agree, visit_to


@pytest.fixture(scope="module", params=MORE_SHOPS, ids=lambda shop: shop.key)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    return visit_to(request.param, tmp_path_factory.mktemp(request.param.key))


def test_what_is_created(visit: Visit) -> None:
    expected, first, _check = settled(visit.shop.expected, visit.first, visit.check)
    agree(visit.shop, judging.faults_of_creation(expected, first))


def test_what_is_refused_and_noted(visit: Visit) -> None:
    expected, first, _check = settled(visit.shop.expected, visit.first, visit.check)
    agree(visit.shop, judging.faults_of_refusals(expected, first))


def test_what_is_due(visit: Visit) -> None:
    expected, _first, check = settled(visit.shop.expected, visit.first, visit.check)
    agree(visit.shop, judging.faults_of_schedule(expected, check))


def test_why_it_is_due(visit: Visit) -> None:
    agree(visit.shop, certainty.faults_of_reasons(visit.shop.expected, visit.check))


def test_who_holds_what(visit: Visit) -> None:
    expected, _first, check = settled(visit.shop.expected, visit.first, visit.check)
    agree(visit.shop, judging.faults_of_certificates(expected, check))
    agree(visit.shop, certainty.faults_of_absence(expected, visit.check))


def test_what_is_still_to_be_put_right(visit: Visit) -> None:
    expected, _first, check = settled(visit.shop.expected, visit.first, visit.check)
    agree(visit.shop, judging.faults_of_actions(expected, check))


def test_no_word_is_lost_and_none_slips_in(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_words(visit.shop.expected, visit.kept))


def test_the_records_say_what_the_papers_say(visit: Visit) -> None:
    agree(visit.shop, certainty.faults_of_records(visit.shop.expected, records_of(visit.dump)))


def test_a_second_import_creates_nothing(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_repetition(visit.shop.expected, visit.again))
