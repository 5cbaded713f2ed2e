"""How wide the columns of a table are made: as their words need."""

import pytest

from desktop.package.submission.shares import shares_of
from desktop.package.tables import Column


def test_columns_take_all_of_the_width_and_days_are_never_broken() -> None:
    heads = [Column("Date"), Column("What"), Column("Who"), Column("Count", right=True)]
    rows = [("14 Oct 2026", "A long story of many words " * 4, "Rick Desjarlais", "4")] * 9
    found = shares_of(heads, rows, 510)
    assert sum(column.share for column in found) == pytest.approx(510)
    date, what, who, _count = (column.share for column in found)
    assert date >= 58
    assert what > who > date


def test_a_column_that_says_little_takes_little() -> None:
    heads = [Column("Name"), Column("Defects")]
    rows = [("Marie-Ève Bouchard of the night crew", "")] * 30
    rows[7] = ("Ann", "A very long story " * 6)
    name, defects = shares_of(heads, rows, 300)
    assert name.share > defects.share


def test_more_columns_than_fit_are_all_there() -> None:
    heads = [Column(f"Heading {n}") for n in range(40)]
    found = shares_of(heads, [("word",) * 40], 510)
    assert sum(column.share for column in found) == pytest.approx(510)
    assert min(column.share for column in found) > 0
