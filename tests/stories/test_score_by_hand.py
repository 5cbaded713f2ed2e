"""What the sheets of Bow River score, against what a person works out from them with a pencil.

On 16 November 2026 the window begins on 17 November 2025. Points are rounded to halves.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.services.auditing.report import score_report
from desktop.services.importing import import_paths
from tests.builders.company import AS_OF, company_in

FOLDER = Path(__file__).parents[1] / "samples" / "bow-river"

# question: points it can earn, points earned, how many records count
BY_HAND: Mapping[str, tuple[float, float, int]] = {
    # the only policy is a scan of 2019 that is no record of a policy yet
    "S1.1": (6, 0, 0),
    # eight people work here, five and more need a representative, nobody is named
    "S1.7": (3, 0, 0),
    # 46 cards; 8 were handed in at 16:30, where no start is written: 38 of 46 x 8 = 6.6, so 6.5;
    # each of the twelve months has one
    "S2.6": (8, 6.5, 38),
    # 19 grinding cards say "PPE" three times, 9 forklift cards have nothing against a falling load;
    # of 18 with a control everywhere 16 are signed: 16 of 46 x 4 = 1.39, so 1.5
    "S2.7": (4, 1.5, 16),
    # no written way to report (0 of 1), no report in the window (1 of 2)
    "S2.9": (3, 1, 0),
    # eight people, seven dates in the column, José has none: 7 of 8 x 7 = 6.1, so 6
    "S3.1": (7, 6, 7),
    # every one of the seven positions in the list has somebody with tickets in the matrix
    "S3.3": (4, 4, 50),
    # 8 x 8 cells less the six N/A of Marie-Ève are 58; 2 are empty, 3 ran out (Rick's H2S on
    # 14 October, Tyler's first aid on the 15th, José's abstract on 20 April), 53 hold; no copies
    "S3.4": (6, 0, 0),
    # all inspections are by workers (half of 3), none by Dale in any of four quarters (0 of 1.5)
    "S4.3": (3, 1.5, 3),
    # 12 of the 14 defects of the vehicle sheet are of the window, 5 actions say that they came of
    # an inspection: 17, and none has an action or fix with a name, a date, a proof and a look
    "S4.6": (6, 0, 0),
    # five lines in the log, all of the window, two of them near misses
    "S5.2": (4, 4, 5),
    # one had to be investigated, the back strain with three lost days; nobody did
    "S5.3": (5, 0, 0),
    # eight first-aid cards, of which Tyler's ran out the day before: 7 where 1 is needed (1 of 3);
    # no kit is on the schedule (0), no log is kept (0)
    "S6.6": (3, 1, 7),
    # the extinguishers: a check a month was due 11 times and is only said to be done, as is the tag
    "S6.7": (2, 0, 0),
}


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, dict[str, Any]]]:
    with company_in(tmp_path_factory.mktemp("bow")) as company:
        import_paths(company.file, [FOLDER], today=AS_OF, as_of=AS_OF)
        report = score_report(company.file, AS_OF)
        yield {one["code"]: one for one in report["questions"]} | {"all": report}


@pytest.mark.parametrize("code", BY_HAND)
def test_a_question_scores_what_a_pencil_says(
    code: str, questions: Mapping[str, dict[str, Any]]
) -> None:
    said = questions[code]
    points, earned, counted = BY_HAND[code]
    assert (said["points"], said["earned"], len(said["counted"])) == (points, earned, counted)


def test_the_whole_adds_up(questions: Mapping[str, dict[str, Any]]) -> None:
    """27.5 of 193: of 200 points three questions with 7 are about nothing that is there.

    6.5 + 1.5 + 1 for hazards, 6 + 4 for training, 1.5 + 2 for inspections, 4 for incidents, 1 for
    first aid.
    """
    report = questions["all"]
    assert sum(one["earned"] for one in report["questions"]) == 6.5 + 1.5 + 1 + 10 + 3.5 + 4 + 1
    assert report["overall"] == round(27.5 / 193, 4)
    assert sum(one["possible"] for one in report["elements"]) == 200 - 3 - 2 - 2
    assert not report["passes"]


def test_there_are_ten_and_more() -> None:
    assert len(BY_HAND) >= 10
