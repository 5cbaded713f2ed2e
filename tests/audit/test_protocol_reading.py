"""A protocol's file is read whole or not at all, and all that is wrong is told with its line."""

from decimal import Decimal
from fractions import Fraction

import pytest

from desktop.audit.protocols.checking import Known, notes_of
from desktop.audit.protocols.lines import line_at, lines_of
from desktop.audit.protocols.protocol import Mode, Protocol
from desktop.audit.protocols.reading import Misread, read_protocol

KNOWN = Known(
    rules=frozenset({"policy_signed", "drilled"}),
    codes=frozenset({"S1.1", "S1.2"}),
    kinds=frozenset({"policy", "drill"}),
)
GOOD = '''\
id = "partner-2026"
name = "A partner"
version = "2026"
points = 10

[pass]
overall = 80
element = 50

[history]
months = 12
short_months = 3

[[published]]
about = "Fee"
says = "None."
tag = "V"

[[element]]
code = "A"
title = "First"
points = 6

[[element.question]]
code = "A1"
text = """Is it
written?"""
points = 6
methods = ["D", "I"]
mode = "AON"
nature = "directive"
follows = ["S1.1", "S1.2"]
evidence = ["policy"]

[[element]]
code = "B"
title = "Second"
points = 4

[[element.question]]
code = "B1"
text = "Is it done?"
points = 4
methods = ["D"]
mode = "PCT"
nature = "operational"
'''


def read(text: str) -> Protocol:
    return read_protocol(text, KNOWN)


def faults(text: str) -> list[str]:
    with pytest.raises(Misread) as caught:
        read(text)
    return [str(fault) for fault in caught.value.found]


def line_of(part: str, text: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_good_file_is_read() -> None:
    found = read(GOOD)
    assert (found.id, found.points, found.pass_overall) == ("partner-2026", 10, Fraction(4, 5))
    first = found.question("A1")
    assert first is not None
    assert (first.text, first.mode) == ("Is it\nwritten?", Mode.ALL_OR_NOTHING)
    assert first.follows == ("S1.1", "S1.2")


def test_a_mark_of_the_byte_order_and_windows_lines_do_no_harm() -> None:
    assert read("\ufeff" + GOOD.replace("\n", "\r\n")).points == 10


def test_a_question_without_a_rule_is_scored_by_hand_and_says_so() -> None:
    (note,) = notes_of(read(GOOD))
    assert "scored by hand" in note
    assert note.endswith("B1.")


def test_an_element_without_questions_is_left_out_and_says_so() -> None:
    text = GOOD.replace("points = 10\n", "", 1) + '\n[[element]]\ncode = "C"\ntitle = "Third"\n'
    assert "C Third has no questions" in notes_of(read(text))[0]


def test_a_skeleton_may_state_points_that_it_does_not_have_yet() -> None:
    text = GOOD[: GOOD.index("[[element]]")] + '[[element]]\ncode = "A"\ntitle = "A"\npoints = 9\n'
    assert read(text).is_skeleton


B1 = '[[element.question]]\ncode = "B1"'
BAD = [
    # what is changed, into what, the line of what, the key, and what is told of it
    ("points = 10", "points = 12", "points = 12", "points", "add up to 10 points, and 12"),
    ('"First"\npoints = 6', '"First"\npoints = 7', "points = 7", "points", "element A add up to 6"),
    ('code = "B1"', 'code = "A1"', 'code = "A1"\ntext = "Is', "code", "The code A1 stands twice"),
    ('code = "B1"', 'code = "a1"', 'code = "a1"', "code", "The code a1 stands twice"),
    ('code = "B"\n', 'code = "A"\n', 'code = "A"\ntitle = "Se', "code", "The code A stands twice"),
    ('"S1.2"]', '"S9.9"]', "follows", "follows", "Question A1: there is no readiness ques"),
    ('mode = "PCT"', 'mode = "SOME"', 'mode = "SOME"', "mode", "AON, PCT, TIER, YN, RNG"),
    ('["D", "I"]', '["D", "X"]', "methods", "methods", "“X” is not known here. It can be D, I, O"),
    ('["D", "I"]', '"D"', "methods", "methods", "has to be a list of texts"),
    ('["D", "I"]', "[]", "methods", "methods", "Question A1: say how it is looked at"),
    ('"operational"', '"sometimes"', 'nature = "some', "nature", "directive, operational, both"),
    ('mode = "PCT"', "", B1, "mode", "This is missing"),
    ('text = "Is it done?"\n', "", B1, "text", "is missing"),
    ("points = 4\nmethods", "methods", B1, "points", "is missing"),
    ("points = 4\nm", 'points = "4"\nm', 'points = "4"', "points", "a number from 0 to 10000"),
    ("points = 4\nm", "points = nan\nm", "points = nan", "points", "a number from 0"),
    ("points = 4\nm", "points = -4\nm", "points = -4", "points", "a number from 0"),
    ("points = 4\nm", "points = true\nm", "points = true", "points", "a number from 0"),
    ('evidence = ["policy"]', 'evidence = ["polcy"]', "evidence", "evidence", "mean “policy”?"),
    ('evidence = ["policy"]', 'rule = "drilled"', "follows", "follows", "not both"),
    ('follows = ["S1.1", "S1.2"]', 'rule = "driled"', "rule", "rule", "Did you mean “drilled”?"),
    ("overall = 80", "overall = 180", "overall", "overall", "a number from 0 to 100"),
    ("overall = 80", "overall = 80\naim = 70", "aim", "aim", "at least the pass mark"),
    ("overall = 80", "overal = 80", "overal ", "overal", "Did you mean “overall”?"),
    ("short_months = 3", "short_months = 12", "short_m", "short_months", "shorter than the full"),
    ("months = 12", "months = 0", "months = 0", "months", "a whole number from 1"),
    ("months = 12", "months = 1.5", "months = 1.5", "months", "a whole number from 1"),
    ('tag = "V"', 'tag = "SURE"', 'tag = "SURE"', "tag", "V, S, OLD, OWN"),
    ('tag = "V"', 'tag = "V"\nwhere = "x"', "where", "where", "not a key that belongs here"),
    ('id = "partner-2026"', 'id = "Partner 2026"', "id", "id", "small letters"),
    ('version = "2026"', "version = 2026", "version", "version", "text in quotation marks"),
    ('version = "2026"\n', "", "id", "version", "is missing"),
    ('version = "2026"', 'version = "2026"\nvalid_from = "x"', "valid_f", "valid_from", "a date"),
    (
        'version = "2026"',
        'version = "2026"\nvalid_from = 0800-01-01',
        "valid_f",
        "valid_from",
        "1900",
    ),
    ('version = "2026"', 'version = "2026"\nofficial = "no"', "offic", "official", "true or false"),
    ("[[published]]", "[published]", "[published]", "published", "a line [[published]] of its own"),
    ("[history]\n", "[[history]]\n", "[[history]]", "history", "a line [history]"),
    ('title = "First"', f'title = "{"x" * 201}"', "title", "title", "200 characters fit"),
    ('"First"', '"First', '"First', "", "cannot be read"),
    ("[[element]]\n", "[[element]\n", "[[element]\n", "", "cannot be read"),
    ('code = "B1"', 'code = "B1"\ncode = "B2"', 'code = "B2"', "", "a key that stands twice"),
]


@pytest.mark.parametrize(("was", "now", "at", "key", "told"), BAD, ids=[one[1][:30] for one in BAD])
def test_a_fault_is_told_with_its_line_and_key(
    was: str, now: str, at: str, key: str, told: str
) -> None:
    assert was in GOOD
    text = GOOD.replace(was, now, 1)
    where = f"Line {line_of(at, text)}, {key}: " if key else f"Line {line_of(at, text)}: "
    said = faults(text)
    assert any(one.startswith(where) and told in one for one in said), said


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = GOOD.replace('"AON"', '"ON"').replace("points = 4\nm", "points = []\nm")
    text = text.replace("overall = 80", "overall = x".replace("x", '"x"')).replace('tag = "V"', "")
    said = faults(text)
    assert [one.split(":")[0].split(", ")[1] for one in said] == [
        "overall", "tag", "mode", "points",
    ]  # fmt: skip
    lines = [int(one.split(",")[0].removeprefix("Line ")) for one in said]
    assert lines == sorted(lines)


def test_a_total_is_not_held_against_points_that_could_not_be_read() -> None:
    assert len(faults(GOOD.replace("points = 4\nm", 'points = "four"\nm'))) == 1


def test_lists_too_deep_to_read_are_a_fault_and_no_crash() -> None:
    assert "Line" in faults("x = " + "[" * 100_000)[0]


def test_a_number_too_long_to_read_is_a_fault_and_no_crash() -> None:
    assert "Line" in faults("x = " + "9" * 10_000)[0]


def test_the_faults_go_by_their_place_for_a_form() -> None:
    with pytest.raises(Misread) as caught:
        read(GOOD.replace("points = 4\nm", "points = -1\nm"))
    assert list(caught.value.faults) == ["element.1.question.0.points"]


def test_lines_are_found_through_comments_and_long_values() -> None:
    text = """\
# [not.a.table]
a = 1 # b = 2
"quoted key" = '''
c = 3
[d]'''
e.f = [
  1, # ]
  { g = "]" },
]
[h]
i = "\\" # ["
[[j.k]]
[[j.k]]
l = 5
"""
    lines = lines_of(text)
    assert lines["a",] == 2
    assert lines["quoted key",] == 3
    assert (lines["e",], lines["e", "f"]) == (6, 6)
    assert (lines["h",], lines["h", "i"]) == (10, 11)
    assert (lines["j", "k", 0], lines["j", "k", 1], lines["j", "k", 1, "l"]) == (12, 13, 14)
    assert ("c",) not in lines
    assert line_at(lines, ("j", "k", 1, "m", "n")) == 13
    assert line_at(lines, ("z",)) is None


def test_half_points_are_points() -> None:
    text = GOOD.replace("points = 4", "points = 4.5").replace("points = 10", "points = 10.5")
    assert read(text).points == Decimal("10.5")
