"""Says what changed since the package that was sent before: exhibits, answers, records."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.language import N_, _, ngettext
from desktop.package.manifest import ExhibitListed, Manifest
from desktop.records import kind_of
from desktop.records.submission import SUBMISSION
from desktop.services.submissions.answers_since import answers_since
from desktop.services.submissions.earlier import earlier, stored
from desktop.services.submissions.reading import manifest_in
from desktop.services.submissions.records_since import hidden_since, records_since, voided_of
from desktop.store import aggregate
from desktop.store.aggregate import Stored
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date

NOT_KEPT: Final = N_(
    "Since the package of {day} to {whom}: what was in that one is not on file, because it was "
    "entered by hand."
)
OTHERWISE: Final = N_("Besides: {what}.")
NOTHING: Final = N_("Nothing changed since the package of {day} to {whom}.")
SINCE: Final = N_("Since the package of {day} to {whom}: {what}.")

Key = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One thing that changed, in words; `kind` and `record_id` lead to its record, or are ""."""

    text: str
    kind: str = ""
    record_id: str = ""


@dataclass(frozen=True)
class Group:
    """Things that changed in the same way; `count` of them, however many lines say it.

    `key` is for programs: "new", "changed", "gone", "answers", "added", "corrected", "voided". `of`
    is how many are on file where not all of them are.
    """

    key: str
    words: str
    lines: tuple[Line, ...]
    count: int
    of: int | None = None


@dataclass(frozen=True)
class Since:
    """All that changed since a package was sent; `sentence` says the whole in one."""

    on: date
    to_whom: str
    sentence: str
    groups: tuple[Group, ...]


def since_last(company: CompanyFile, folder: Path) -> Since | None:
    """Return what is other in the package in `folder` than in the one that was sent before.

    None where none was sent before. Raises as `say_sent` does where the folder holds no package.
    """
    manifest, head = manifest_in(folder)
    before = _before(company, manifest, head)
    if before is None:
        return None
    with company.reading() as connection:
        groups = tuple(group for group in _groups(connection, before, manifest) if group.lines)
    values = before.values
    words = {"day": say_whole_date(values["exported_on"]), "whom": values["to_whom"] or "?"}
    what = _(", ").join(_counted(group) for group in groups)
    if not _holds_all(values):
        sentence = _(NOT_KEPT).format(**words)
        if groups:
            sentence = f"{sentence} {_(OTHERWISE).format(what=what)}"
    elif groups:
        sentence = _(SINCE).format(what=what, **words)
    else:
        sentence = _(NOTHING).format(**words)
    return Since(values["exported_on"], values["to_whom"] or "", sentence, groups)


def _holds_all(values: Mapping[str, Any]) -> bool:
    """Whether all exhibits of a package are on file; one that was typed in tells how many alone."""
    count = values["exhibit_count"]
    rows = len(values["exhibits"])
    return bool(rows) if count is None else rows >= count


def _before(company: CompanyFile, manifest: Manifest, head: str) -> Stored | None:
    """Return the submission before this package: the one that it names, else the newest other."""
    others = [one for one in earlier(company) if one.head != head]
    with company.reading() as connection:
        if manifest.previous and (named := stored(connection, manifest.previous)):
            return named
        if not others:
            return None
        return aggregate.read_one(connection, kind_of(SUBMISSION.key), others[0].id)


def _groups(connection: Connection, before: Stored, manifest: Manifest) -> Iterator[Group]:
    values = before.values
    if _holds_all(values):
        number = values["history_number"]
        hidden = hidden_since(connection, number) if number else frozenset[str]()
        yield from _exhibits(connection, values["exhibits"], manifest.exhibits, hidden)
    answers = answers_since(connection, values, manifest.answers)
    lines = tuple(Line(text) for text in answers.lines)
    yield Group("answers", _("Answers that changed"), lines, len(lines), answers.of)
    if values["history_number"]:
        yield from (
            Group(key, words, tuple(Line(text) for text in lines), count)
            for key, words, lines, count in records_since(connection, values["history_number"])
        )


def _exhibits(
    connection: Connection,
    before: Sequence[Mapping[str, Any]],
    now: Sequence[ExhibitListed],
    hidden: Collection[str],
) -> Iterator[Group]:
    was = {_key(one["record_kind"], one["record_id"], one["number"]): one for one in before}
    here = {_key(one.kind, one.record, one.number): one for one in now}
    new = [_line(one.number, one.title, key) for key, one in here.items() if key not in was]
    yield _group("new", _("New exhibits"), new)
    changed = [
        _line(one.number, one.title, key)
        for key, one in here.items()
        if key in was and _is_other(was[key]["content"], one, hidden)
    ]
    yield _group("changed", _("Exhibits that changed"), changed)
    gone = {key: one for key, one in was.items() if key not in here}
    voided = voided_of(connection, gone)
    lines = []
    for key, one in gone.items():
        words = f"{one['number']} {one['said'] or ''}".strip()
        if key in voided:
            words = _("{exhibit}: voided since").format(exhibit=words)
        lines.append(Line(words, *_leads_to(key)))
    yield _group("gone", _("Exhibits that are not in it any more"), lines)


def _is_other(before: str | None, now: ExhibitListed, hidden: Collection[str]) -> bool:
    """Whether an exhibit is not what it was: another content, or other parts of it are hidden."""
    is_covered = now.kind == "evidence" and now.record in hidden
    return is_covered or bool(before and before != now.content)


def _key(kind: str | None, record: str | None, number: str) -> Key:
    """Return what an exhibit is recognised by: its record, for its number may be another."""
    return (kind, record) if kind and record else ("", number)


def _leads_to(key: Key) -> Key:
    return key if key[0] else ("", "")


def _line(number: str, title: str, key: Key) -> Line:
    return Line(f"{number} {title}", *_leads_to(key))


def _group(key: str, words: str, lines: Sequence[Line]) -> Group:
    return Group(key, words, tuple(lines), len(lines))


def _counted(group: Group) -> str:
    """Return "3 new exhibits", for a sentence."""
    n = group.count
    said = {
        "new": ngettext("{n} new exhibit", "{n} new exhibits", n),
        "changed": ngettext("{n} exhibit changed", "{n} exhibits changed", n),
        "gone": ngettext("{n} exhibit taken out", "{n} exhibits taken out", n),
        "answers": ngettext("{n} answer changed", "{n} answers changed", n),
        "added": ngettext("{n} record added", "{n} records added", n),
        "corrected": ngettext("{n} record corrected", "{n} records corrected", n),
        "voided": ngettext("{n} record voided", "{n} records voided", n),
    }
    counted = said[group.key].format(n=say_number(n))
    if group.of is None:
        return counted
    of = ngettext("of the {n} that is on file", "of the {n} that are on file", group.of)
    return f"{counted} {of.format(n=say_number(group.of))}"
