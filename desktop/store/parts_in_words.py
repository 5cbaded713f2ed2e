"""Says in a person's words which part of a company file is not built as Muster builds it."""

import re
from typing import Final

from desktop import records
from desktop.language import N_, _

_PART: Final = re.compile(r"(?P<kind>table|index|trigger|view) (?P<name>.*?)(?: on (?P<table>.+))?")
_INDEX: Final = re.compile(r"(?:sqlite_autoindex|ix)_(?P<table>.+)")

KEPT: Final = N_("where it keeps {what}")
FOUND: Final = N_("the list by which it finds {what}")
GUARDS: Final = N_("what keeps its history from being changed")
RUNS: Final = N_("something that would run by itself, “{name}”")
QUESTION: Final = N_("a stored question, “{name}”")
MORE: Final = N_("a table that is none of Muster's, “{name}”")
OTHER: Final = N_("“{name}”")
REVISION: Final = N_("it says that it is of version {name}, which Muster does not know")

_GUARDS: Final = {"action_is_fixed", "action_is_kept", "change_is_fixed", "change_is_kept"}
_BESIDES: Final = {
    "action": N_("the history"),
    "change": N_("the history"),
    "content": N_("the files of the evidence"),
    "draft": N_("what was typed and not saved"),
    "imported_row": N_("what it notes of imports"),
    "kept_pages": N_("pages that it made of files for a package"),
    "particular": N_("what it notes of the file itself"),
    "search": N_("the words of the search"),
    "alembic_version": N_("its version"),
}


def part_said(part: str) -> str:
    """Return what people call a part, e.g. "index sqlite_autoindex_worker_1 on worker"."""
    kind, _blank, name = part.partition(" ")
    if kind == "revision":
        return _(REVISION).format(name=name)
    found = _PART.fullmatch(part)
    if found is None:
        return _of_name(part)
    name, table = found["name"], found["table"]
    if found["kind"] == "index":
        what = what_is_in(table or "")
        return _(FOUND).format(what=what) if what else _of_name(name)
    if found["kind"] == "trigger" and name in _GUARDS:
        return _(GUARDS)
    if found["kind"] == "trigger":
        return _(RUNS).format(name=name)
    if found["kind"] == "view":
        return _(QUESTION).format(name=name)
    what = what_is_in(name)
    return _(KEPT).format(what=what) if what else _(MORE).format(name=name)


def _of_name(name: str) -> str:
    if (index := _INDEX.fullmatch(name)) and (what := what_is_in(index["table"])):
        return _(FOUND).format(what=what)
    what = what_is_in(name)
    return _(KEPT).format(what=what) if what else _(OTHER).format(name=name)


def what_is_in(table: str) -> str:
    """Return what people call that which a table holds, "" where it is none of ours."""
    kinds = [k for k in records.KINDS if f"{table}_".startswith(f"{k.key}_")]
    if kinds:  # the longest: a table of rows is called after the record that they are in
        return f"“{_(max(kinds, key=lambda kind: len(kind.key)).plural)}”"
    of = next((key for key in _BESIDES if f"{table}_".startswith(f"{key}_")), "")
    return _(_BESIDES[of]) if of else ""
