"""Orientations, the matrix and cards (S3.1 to S3.4)."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import State
from desktop.values.audited.people import Who
from desktop.values.audited.training import Exempt
from tests.builders.company import day
from tests.builders.training_facts import (
    DALE,
    FOREMAN,
    KAYLA,
    RICK,
    WELDER,
    card,
    facts,
    need,
    oriented,
    paper,
    period,
    person,
)
from tests.builders.training_rules import (
    HAND,
    OWNER,
    TYLER,
    judged,
    to_do,
)

# ---------------------------------------------------------------- S3.1


def crew_of_six() -> AuditFacts:
    """In time, late, never, unsigned, left within the year, left before it; and one of today."""
    people = [
        OWNER,
        person(RICK),
        person(KAYLA, period("2026-05-11")),
        person(TYLER, period("2025-03-03", "2026-01-20")),
        person(Who("gone", "Gone Long Ago"), period("2020-01-06", "2025-11-16")),
        person(Who("new", "New Today"), period("2026-11-15")),
        person(Who("nn", "No Name"), period("2026-02-02")),
    ]
    held = [
        oriented(DALE),
        oriented(RICK, "2020-01-17"),
        oriented(KAYLA, "2026-05-11", signed=False),
    ]
    return facts(*people, orientations=tuple(held))


def test_one_person_is_said_in_english() -> None:
    found = judged("oriented_in_time", facts(person(Who("nn", "No Name"), period("2026-02-02"))))
    assert found.note == (
        "0 of 1 person was oriented, with a signature, by the day after the first."
        " 1 has no signed one."
    )


def test_who_works_here_or_left_within_the_window_counts() -> None:
    found = judged("oriented_in_time", crew_of_six())
    assert (found.met, found.population, found.state) == (1, 5, State.PARTIAL)
    assert [ref.id for ref in found.counted] == ["o-dale-2020-01-06"]
    assert found.note == (
        "1 of 5 people were oriented, with a signature, by the day after the first."
        " Late: 1. 3 have no signed one."
    )
    assert to_do("oriented_in_time", crew_of_six()) == [
        "Kayla Nguyen has worked here since 11 May and has no signed orientation."
        " Do it now, and file the signed form.",
        "No Name has worked here since 2 February and has no signed orientation."
        " Do it now, and file the signed form.",
        "Tyler O'Brien left and has no signed orientation. If the paper exists, file it.",
        "Rick Desjarlais was oriented on 17 January 2020, 11 days after the first day."
        " If there is an earlier signed form, file it; the next person is shown around first.",
    ]
    opens = [(one.record.kind, one.field) for one in found.missing if one.record]
    assert opens == [("orientation", "signed"), ("worker", ""), ("worker", ""),
                     ("orientation", "done_on")]  # fmt: skip


def test_who_began_nobody_knows_when_only_needs_one() -> None:
    some = facts(replace(OWNER, employed=()), orientations=())
    assert to_do("oriented_in_time", some) == [
        "Dale Kowalchuk has no signed orientation. Do it now, and file the signed form."
    ]
    assert judged("oriented_in_time", facts(replace(OWNER, employed=()))).share == 1


def test_an_owner_alone_has_nobody_who_shows_them_around_in_time() -> None:
    late = (oriented(DALE, "2026-03-01", by=DALE),)
    assert judged("oriented_in_time", facts(OWNER, orientations=late)).share == 1
    assert judged("oriented_in_time", facts(OWNER, HAND, orientations=late)).share == 0


def test_nobody_at_all_is_no_division_by_nought() -> None:
    found = judged("oriented_in_time", facts(person(RICK, period("2027-01-04"))))
    assert (found.share, found.note) == (0, "Nobody worked here within the period.")


def test_a_later_day_looks_at_the_people_of_that_day() -> None:
    hired = [OWNER, HAND, person(KAYLA, period("2026-12-01"))]
    assert judged("oriented_in_time", facts(*hired)).share == 1
    assert judged("oriented_in_time", facts(*hired, as_of="2026-12-02")).share == 1
    assert judged("oriented_in_time", facts(*hired, as_of="2026-12-03")).share == Fraction(2, 3)


# ---------------------------------------------------------------- S3.2


def test_the_fullest_form_counts_used_or_written() -> None:
    short = (oriented(RICK, covered=["policy", "hazards", "site"]),)
    found = judged("orientation_complete", facts(orientations=short))
    assert (found.met, found.population) == (2, 8)
    assert len(found.missing) == 6
    assert found.missing[0].field == "covers_rights"
    text = "Safety policy, right to refuse, hazards of the shop, PPE, muster point, near misses"
    form = (paper("New hire orientation", text, "2025-01-09"),)
    found = judged("orientation_complete", facts(orientations=short, orientation_forms=form))
    assert (found.met, [ref.kind for ref in found.counted]) == (6, ["document"])
    assert [one.field for one in found.missing] == ["text", "text"]


def test_forms_that_say_nothing_cover_nothing() -> None:
    bare = (oriented(RICK, covered=(), tells=False),)
    found = judged("orientation_complete", facts(orientations=bare))
    assert (found.share, found.state, len(found.missing)) == (0, State.MISSING, 1)
    assert found.note == "1 orientation is on file, and it does not say what it covered."
    assert found.missing[0].record is not None
    nothing = judged("orientation_complete", facts(orientations=()))
    assert nothing.missing[0].record is None
    assert nothing.note == "No orientation is on file."
    visitor = (oriented(None, visitor="L. Marchuk"),)
    assert judged("orientation_complete", facts(orientations=visitor)).share == 0
    empty = (paper("Orientation"),)
    assert judged("orientation_complete", facts(orientations=(), orientation_forms=empty)).met == 0


# ---------------------------------------------------------------- S3.3


def test_a_matrix_needs_a_line_for_each_position_in_use() -> None:
    foreman = replace(OWNER, positions=((FOREMAN, period()),))
    some = facts(foreman, HAND, positions=(WELDER, FOREMAN, "office"), needs=(need(),))
    found = judged("matrix_exists", some)
    assert (found.met, found.population) == (1, 2)
    assert to_do("matrix_exists", some) == ["Write down which training a Foreman needs."]
    assert found.note == (
        "For 1 of 2 positions it is written which training they need."
        " Marked as asked for by the law or a client: 1 of 1."
    )
    assert [ref.id for ref in found.counted] == ["n-welder-h2s"]
    for_all = facts(foreman, HAND, needs=(need("forklift", None),))
    assert judged("matrix_exists", for_all).share == 1
    assert judged("matrix_exists", for_all).note.endswith("the law or a client: 0 of 1.")
    unwritten = judged("matrix_exists", facts(foreman, HAND)).note
    assert unwritten == "For 0 of 2 positions it is written which training they need."


@pytest.mark.parametrize(
    ("needs", "papers", "share"),
    [
        ([need(written_on=day("2025-11-16"))], [], 1),
        ([need(written_on=day("2025-11-15"))], [], 0),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix", on="2026-01-05")], 1),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix", on="2025-01-05")], 0),
        ([need(written_on=day("2024-11-15"))], [paper("Training matrix")], 0),
        # entered later than the day that is asked about, and not dated
        ([need(written_on=day("2026-11-23"))], [], 1),
        ([need(written_on=day("2024-01-08"), period=period("2026-01-08"))], [], 1),
        ([need(), need("whmis", period=period("2027-01-08"))], [], 1),
        ([need(period=period("2027-01-08"), written_on=None)], [], 0),
        ([need("unknown kind")], [], 0),
    ],
)
def test_a_matrix_grows_old(needs: list[Any], papers: list[Any], share: int) -> None:
    some = facts(needs=tuple(needs), matrix_papers=tuple(papers))
    assert judged("matrix_exists", some).share == share


def test_an_old_matrix_is_to_be_looked_at() -> None:
    old = (need(written_on=day("2024-11-15")),)
    found = judged("matrix_exists", facts(needs=old))
    assert (found.state, found.missing[0].record) == (State.STALE, None)
    assert found.missing[0].what == (
        "Go through the training matrix: nobody noted that since 15 November 2024."
    )
    both = (paper("Matrix", on="2024-12-01", id_="b"), paper("Matrix 2023", on="2023-12-01"))
    found = judged("matrix_exists", facts(needs=old, matrix_papers=both))
    assert found.missing[0].record is not None
    assert found.missing[0].record.id == "b"


def test_no_position_is_said() -> None:
    found = judged("matrix_exists", facts(positions=(), needs=(need(),)))
    assert (found.share, found.note) == (0, "No position is on the list.")


# ---------------------------------------------------------------- S3.4


def test_what_is_required_counts_when_valid_and_copied() -> None:
    tyler = person(TYLER, jobs=[(WELDER, period())])
    kayla = person(KAYLA, jobs=[(WELDER, period())])
    cards = (
        card(),
        card(who=KAYLA, has_copy=False),
        card(who=TYLER, issued="2022-02-03"),
        card(who=TYLER, issued="2026-12-24"),
    )
    some = facts(OWNER, HAND, kayla, tyler, person(Who("e", "Emma"), jobs=[(WELDER, period())]),
                 needs=(need(),), cards=cards)  # fmt: skip
    found = judged("certificates_valid", some)
    assert (found.met, found.population, found.state) == (1, 4, State.PARTIAL)
    assert found.note == (
        "4 certificates are required: 2 valid, 1 of them with a copy. Expired: 1. Not on file: 1."
    )
    assert to_do("certificates_valid", some) == [
        "Emma has no H2S Alive on file: book it, or file the card.",
        "H2S Alive of Tyler O'Brien expired on 3 February 2025: renew it, and attach the new card.",
        "Attach a copy of the card: H2S Alive of Kayla Nguyen.",
    ]


def test_all_that_lacks_had_been_enough_once() -> None:
    old = facts(needs=(need(),), cards=(card(issued="2022-02-03"),))
    assert judged("certificates_valid", old).state is State.STALE


def test_a_longer_card_without_a_copy_does_not_take_one_with_a_copy_away() -> None:
    cards = (card(), replace(card(issued="2026-02-03"), has_copy=False))
    assert judged("certificates_valid", facts(needs=(need(),), cards=cards)).share == 1


def test_nothing_required_is_not_enough_and_exempt_is() -> None:
    nothing = judged("certificates_valid", facts(cards=(card(),)))
    assert (nothing.share, nothing.state, len(nothing.missing)) == (0, State.MISSING, 1)
    exempt = (Exempt(id="e", worker_id="rick", type_id="h2s", reason="Office only"),)
    some = facts(needs=(need(),), exemptions=exempt)
    assert judged("certificates_valid", some).share == 1
    ended = (replace(exempt[0], period=period(None, "2026-06-30")),)
    assert judged("certificates_valid", facts(needs=(need(),), exemptions=ended)).share == 0
