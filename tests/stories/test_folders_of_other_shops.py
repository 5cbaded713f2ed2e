"""Contractors' folders that nobody tuned the import for, through the command line people use."""

import pytest

from tests.builders import judging
from tests.builders.folders import SHOPS
from tests.builders.visits import Visit, agree, visit_to


@pytest.fixture(scope="module", params=SHOPS, ids=lambda shop: shop.key)
def visit(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    return visit_to(request.param, tmp_path_factory.mktemp(request.param.key))


def test_what_is_created(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_creation(visit.shop.expected, visit.first))


def test_what_is_refused_asked_and_noted(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_refusals(visit.shop.expected, visit.first))


def test_what_is_due(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_schedule(visit.shop.expected, visit.check))


def test_who_holds_what(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_certificates(visit.shop.expected, visit.check))


def test_what_is_still_to_be_put_right(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_actions(visit.shop.expected, visit.check))


def test_no_word_is_lost_and_none_slips_in(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_words(visit.shop.expected, visit.kept))


def test_a_second_import_creates_nothing(visit: Visit) -> None:
    agree(visit.shop, judging.faults_of_repetition(visit.shop.expected, visit.again))
