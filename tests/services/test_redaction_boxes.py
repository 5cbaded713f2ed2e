"""Hidden parts are drawn, moved and taken away, each as one action that can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import Refused
from desktop.intake import Intake
from desktop.services.evidence import attach
from desktop.services.redaction.boxes import (
    TOO_SMALL,
    move,
    put,
    remove,
    say_looked_through,
    say_why,
)
from desktop.services.redaction.standing import (
    Standing,
    hiding_of,
    hiding_said,
    hidings,
    standing_of,
)
from desktop.store.undo import Sitting
from desktop.values.hidden_words import HiddenWords
from tests.builders.company import Company
from tests.builders.papers import write_photo

BOX = (0.1, 0.2, 0.3, 0.4)


@pytest.fixture
def scan(company: Company, intake: Intake, tmp_path: Path) -> str:
    """A scan that is filed twice, under two names; returns the record of the first."""
    papers = [tmp_path / "card.jpg", tmp_path / "again.jpg"]
    for path in papers:
        write_photo(path, (9, 9, 9))
    return attach(company.file, papers, None, None, intake).ids[0]


@pytest.fixture
def sitting(company: Company) -> Iterator[Sitting]:
    made = Sitting(company.file)
    yield made
    made.close()


def boxes(company: Company, scan: str) -> list[tuple[int, tuple[float, ...], str]]:
    return [(one.page, one.box, one.why) for one in standing_of(company.file, scan).parts]


def test_a_part_is_drawn_moved_explained_and_taken_away(company: Company, scan: str) -> None:
    part = put(company.file, scan, 1, BOX)
    assert boxes(company, scan) == [(1, BOX, "")]
    move(company.file, part, (0.3, 0.6, 0.2, 0.5))
    say_why(company.file, part, " a home address ")
    assert boxes(company, scan) == [(1, (0.2, 0.5, 0.3, 0.6), "a home address")]
    remove(company.file, part)
    assert standing_of(company.file, scan) == Standing()


def test_each_step_can_be_undone_and_done_again(
    company: Company, scan: str, sitting: Sitting
) -> None:
    part = put(company.file, scan, 1, BOX)
    move(company.file, part, (0.5, 0.5, 0.6, 0.6))
    remove(company.file, part)
    sitting.undo()
    assert boxes(company, scan) == [(1, (0.5, 0.5, 0.6, 0.6), "")]
    sitting.undo()
    assert boxes(company, scan) == [(1, BOX, "")]
    sitting.undo()
    assert boxes(company, scan) == []
    sitting.redo()
    assert boxes(company, scan) == [(1, BOX, "")]


def test_a_part_stays_on_its_page_and_hides_something(company: Company, scan: str) -> None:
    put(company.file, scan, 1, (-0.2, 0.5, 1.4, 0.6))
    assert boxes(company, scan) == [(1, (0.0, 0.5, 1.0, 0.6), "")]
    with pytest.raises(Refused, match=TOO_SMALL):
        put(company.file, scan, 1, (0.5, 0.5, 0.5001, 0.9))


def test_somebody_looked_at_every_page_and_it_is_said_once(
    company: Company, scan: str, sitting: Sitting
) -> None:
    for _time in range(2):
        say_looked_through(company.file, scan, "card.jpg", is_looked_through=True)
    assert standing_of(company.file, scan).is_looked_through
    assert hiding_said(company.file, [scan]) == {scan: "every page looked at"}
    put(company.file, scan, 1, BOX)
    assert hiding_said(company.file, [scan]) == {scan: "1 part hidden · every page looked at"}
    say_looked_through(company.file, scan, "card.jpg", is_looked_through=False)
    assert not standing_of(company.file, scan).is_looked_through
    sitting.undo()
    assert standing_of(company.file, scan).is_looked_through


def test_what_is_hidden_goes_by_the_content_of_a_file(company: Company, scan: str) -> None:
    put(company.file, scan, 2, BOX)
    words = HiddenWords({("desjarlais",): "R.D."})
    with company.file.reading() as connection:
        (sha256,) = found = hidings(connection)
        with_words = hidings(connection, words)
    assert [(one.page, one.box) for one in found[sha256].parts] == [(1, BOX)]
    assert not found[sha256].words
    assert with_words[sha256].words == words
    assert hiding_of(found, sha256, None) == found[sha256]
    assert hiding_of(found, "0" * 64, words).words == words
    assert not hiding_of(found, "0" * 64, None)
