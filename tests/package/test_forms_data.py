"""Whoever changes a form's file hears of every fault, with the file and the place."""

import pytest

from desktop.errors import Refused
from desktop.package.forms.reading import read_form
from desktop.package.forms.sheet import Box, Form, Item, Line, Table, Ticks
from desktop.resources import resource

FILE = "own.toml"
HEAD = """
kind = "meeting"
for = "site"
title = "Our meeting"
sentence = "Say what it is about."
"""
GOOD = HEAD + '[[part]]\nline = [{ label = "Date", field = "held_on" }]\n'


def form(text: str) -> Form:
    return read_form(text, FILE)


def faults(text: str) -> dict[str, str]:
    with pytest.raises(Refused) as told:
        read_form(text, FILE)
    return told.value.faults


def test_a_form_says_what_it_is() -> None:
    read = form(GOOD)
    assert (read.key, read.kind, read.wants, read.title) == (
        "own", "meeting", "site", "Our meeting",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "place", "said"),
    [
        ('line = [{ label = "Date", field = "held" }]', "part[1].line[1].field", "“held” is none"),
        ('line = [{ field = "held_on" }]', "part[1].line[1].label", "is missing"),
        ('line = [{ label = " " }]', "part[1].line[1].label", "words in quotes"),
        ('line = [{ label = 3 }]', "part[1].line[1].label", "words in quotes"),
        ('line = [{ label = "A" }, { label = "B", shape = 2 }]', "part[1].line[2].shape",
         "not known here"),
        ('line = [{ label = "A", share = "wide" }]', "part[1].line[1].share", "a number"),
        ('line = [{ label = "A", share = true }]', "part[1].line[1].share", "a number"),
        ('line = [{ label = "A", share = 0 }]', "part[1].line[1].share", "from 0.1 to 20"),
        ('line = [{ label = "A", sign = 1 }]', "part[1].line[1].sign", "true or false"),
        ('line = [{ label = "A", words = ["Yes"] }]', "part[1].line[1].words", "two or more"),
        ('line = [{ label = "A", words = "Yes" }]', "part[1].line[1].words", "list of words"),
        ('line = [{ label = "A", field = "kind", words = ["Short", "Long"] }]',
         "part[1].line[1].words", "must be 3, one for each choice"),
        ('line = [{ label = "A", fill = "unit" }]', "part[1].line[1].fill", "“unit” is not known"),
        ('line = [{ label = "A", fill = "weather" }]', "part[1].line[1].fill", "“weather” is none"),
        ('line = ["Date"]', "part[1].line[1]", "table of keys"),
        ("line = []", "part[1].line", "something in it"),
        ('line = "Date"', "part[1].line", "something in it"),
        ('line = [{ label = "A" }]\nmm = 8', "part[1].mm", "from 9 to 200"),
        ('heading = "A"\nbox = "B"', "part[1]", "exactly one of heading, say, line"),
        ('note = "A"', "part[1]", "exactly one of heading, say, line"),
        ('tick = "A"', "part[1].words", "what there is to tick"),
        ('tick = "A"\nfield = "kind"\nacross = 1.5', "part[1].across", "whole number"),
        ('box = "A"', "part[1]", "either lines or mm"),
        ('box = "A"\nlines = 2\nmm = 20', "part[1]", "either lines or mm"),
        ('columns = [{ label = "A" }]', "part[1].columns[1].mm", "is missing"),
        ('columns = [{ label = "A", mm = 20, field = "name" }]', "part[1].columns[1].field",
         "no record to go to"),
        ('table = "crew"\ncolumns = [{ label = "A", mm = 20 }]', "part[1].table",
         "“crew” is none of attendees, concerns"),
        ('table = "attendees"\nkind = "drill"\ncolumns = [{ label = "A", mm = 20 }]', "part[1]",
         "either table or kind"),
        ('table = "attendees"\ncolumns = [{ label = "A", mm = 20, field = "text" }]',
         "part[1].columns[1].field", "“text” is none of"),
        ('kind = "actions"\ncolumns = [{ label = "A", mm = 20 }]', "part[1].kind", "“actions”"),
        ('columns = [{ label = "A", mm = 20 }]\nitems = [3]', "part[1].items[1]", "table of keys"),
        ('columns = [{ label = "A", mm = 20 }]\nitems = ["A", ["", "B"]]',
         "part[1].items[2].words", "begin with words"),
        ('columns = [{ label = "A", mm = 20 }]\nitems = [{ words = "A", field = "topic" }]',
         "part[1].items[1].field", "“topic” is none of"),
        ('columns = [{ label = "A", mm = 20 }]\nrows = 100', "part[1].rows", "from 0 to 60"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_place(part: str, place: str, said: str) -> None:
    found = faults(f"{HEAD}[[part]]\n{part}\n")
    assert list(found) == [f"{FILE}: {place}"]
    sentence = found[f"{FILE}: {place}"]
    assert sentence.startswith(f"{FILE}: {place}: ")
    assert said in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("kind = ", "", "not TOML"),
        (GOOD.replace('"meeting"', '"gathering"'), ": kind", "“gathering” is none of"),
        (GOOD.replace('kind = "meeting"', ""), ": kind", "must name a kind"),
        (GOOD.replace('"site"', '"boat"'), ": for", "“boat” is none of site, unit, worker"),
        (GOOD.replace("title", "titel"), ": title", "is missing"),
        (GOOD.replace("title", "titel"), ": titel", "not known here"),
        (GOOD.replace('title = "Our meeting"', 'title = ""'), ": title", "words in quotes"),
        (HEAD, ": part", "is missing"),
        (HEAD + "part = []", ": part", "something in it"),
    ],
)
def test_a_fault_of_the_head_is_told(text: str, place: str, said: str) -> None:
    assert said in faults(text)[f"{FILE}{place}"]


def test_all_faults_are_told_at_once() -> None:
    text = GOOD.replace("title", "titel") + '[[part]]\nbox = "A"\nfield = "min"\nsize = 3\n'
    assert sorted(faults(text)) == [
        "own.toml: part[2]",
        "own.toml: part[2].field",
        "own.toml: part[2].size",
        "own.toml: titel",
        "own.toml: title",
    ]


def test_what_is_to_be_ticked_comes_from_the_record() -> None:
    read = form(
        HEAD + "[[part]]\nline = [\n"
        '{ label = "A", field = "reviewed_incidents" },\n'
        '{ label = "B", field = "kind", words = ["Toolbox", "Safety", "Review"] },\n'
        '{ label = "C", field = "reviewed_actions", sign = true },\n'
        '{ label = "D", field = "site_id" },\n'
        ']\n[[part]]\ntick = "E"\nfield = "kind"\n'
    )
    line, ticks = read.parts
    assert isinstance(line, Line)
    assert isinstance(ticks, Ticks)
    assert [cell.ticks for cell in line.cells] == [
        ("Yes", "No"), ("Toolbox", "Safety", "Review"), (), (),
    ]  # fmt: skip
    assert ticks.words == ("Toolbox or tailgate talk", "Safety meeting", "Management review")
    # a link to what the form is for is filled without being told
    assert [cell.fill for cell in line.cells] == ["", "", "", "site"]


def test_items_are_words_of_one_column_or_of_several() -> None:
    read = form(
        HEAD + '[[part]]\ncolumns = [{ label = "A", mm = 20 }, { label = "B", mm = 20 }]\n'
        'items = ["one", ["two", "2"], { words = "three", field = "minutes" }]\n'
    )
    (table,) = read.parts
    assert isinstance(table, Table)
    assert table.items == (Item(("one",)), Item(("two", "2")), Item(("three",), "minutes"))
    assert (table.rows, table.grow) == (0, 0)


def test_a_box_has_lines_or_room() -> None:
    read = form(
        HEAD + '[[part]]\nbox = "A"\nlines = 3\n[[part]]\nbox = "B"\nmm = 40\nsquared = true\n'
    )
    assert read.parts == (Box("A", lines=3), Box("B", mm=40.0, squared=True))


@pytest.mark.parametrize("name", [path.name for path in resource("forms").glob("*.toml")])
def test_our_own_forms_have_no_fault(name: str) -> None:
    text = resource("forms", name).read_text(encoding="utf-8")
    assert read_form(text, name).parts
    with pytest.raises(Refused):
        read_form(text.replace("label = ", "lable = ", 1), name)
