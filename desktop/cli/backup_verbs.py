"""The verbs that keep a company file safe: back it up, list its backups, bring one back."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import clock
from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.errors import Unavailable
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.backups import Backup, Made, Places, Restored
    from desktop.store.keys import Key


def describe(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the verbs to the command line."""
    make = verbs.add_parser("backup", help=_("back up a company file and prove the backup"))
    make.add_argument("file", type=Path, metavar="FILE")
    other = _("keep it there instead of in the places for backups of this PC")
    make.add_argument("--to", type=Path, metavar="DIR", help=other)

    listed = verbs.add_parser("backups", help=_("list the backups of a company file"))
    listed.add_argument("file", type=Path, metavar="FILE")
    listed.add_argument("--to", type=Path, metavar="DIR", help=_("look there instead"))

    back = verbs.add_parser("restore", help=_("make a company file of a backup"))
    back.add_argument("backup", type=Path, metavar="BACKUP", help=_("the folder of a backup"))
    back.add_argument("--to", type=Path, required=True, metavar="FILE")
    opening.describe(make)
    opening.describe(back)
    for parser in (make, listed, back):
        parser.add_argument(
            "--json", action="store_true", help=_("one JSON document instead of words")
        )


def backup(options: Namespace, voice: Voice) -> bool:
    """Back up a company file."""
    from desktop.services.backups import Why, back_up_path

    key = opening.key_for(options.file, options, voice)
    with heard_as_a_wish() as stopped:
        made = back_up_path(
            options.file.absolute(),
            key,
            _places(options.to),
            Why.BY_HAND,
            now=clock.now(),
            tell=voice.progress,
            stopped=stopped,
        )
    voice.end_progress()
    if voice.json:
        voice.document(_told_of(made))
    voice.say(_("{file} is backed up: {folder}").format(file=options.file.name, folder=made.folder))
    if made.second == "done":
        voice.say(_("The second place has it too."))
    elif made.second == "absent":
        voice.say(_("The second place is not connected; it gets the backup the next time."))
    elif made.second_said:
        voice.complain(made.second_said)
    if made.damaged:
        _complain_of_damage(_how_much(options.file.absolute(), key, made), options.file, voice)
    return bool(made.damaged or made.second == "failed")


def _how_much(path: Path, key: "Key | None", made: "Made") -> int:
    """Count as `muster verify` counts, so that nobody is told two numbers of one file."""
    from desktop.services.backups import of_this_pc
    from desktop.services.verifying import known_heads
    from desktop.services.verifying import verify as check

    with heard_as_a_wish() as stopped:
        heads = known_heads(path, of_this_pc(), key)
        found = check(path, key=key, heads=heads, stopped=stopped)
    return len(found.faults) or len(made.damaged)


def _complain_of_damage(n: int, file: Path, voice: Voice) -> None:
    voice.complain(
        ngettext(
            "{n} thing in {file} is damaged, and so it is in the backup. Earlier backups stay. "
            "Type muster verify {file} to see it.",
            "{n} things in {file} are damaged, and so they are in the backup. Earlier backups "
            "stay. Type muster verify {file} to see them.",
            n,
        ).format(n=f"{n:,}", file=file.name)
    )


def backups(options: Namespace, voice: Voice) -> bool:
    """List the backups of a company file."""
    from desktop.services.backups import backups_of

    found = backups_of(_places(options.to), options.file.absolute())
    if not found and not options.file.is_file():
        raise Unavailable(
            _("There is no file {file}, and no backup of one of that name here.").format(
                file=options.file
            )
        )
    if voice.json:
        voice.document({"file": options.file.name, "backups": [_listed(one) for one in found]})
        return False
    if not found:
        voice.say(_("There is no backup of {file} yet.").format(file=options.file.name))
    voice.table([_row(one) for one in found], [str(one.folder) for one in found])
    return False


def restore(options: Namespace, voice: Voice) -> bool:
    """Make a company file of a backup."""
    from desktop.services.backups import of_this_pc
    from desktop.services.backups import restore as bring_back
    from desktop.services.safe_keeping.lacking import lacking_said
    from desktop.services.starting import refuse_wrong_ending
    from desktop.store.making import refuse_what_exists

    refuse_wrong_ending(options.to)
    refuse_what_exists(options.to.absolute())  # before anybody is asked for a password
    key = opening.key_for(opening.tables_in(options.backup), options, voice)
    with heard_as_a_wish() as stopped:
        restored = bring_back(
            options.backup,
            options.to,
            key=key,
            places=of_this_pc(),
            tell=voice.progress,
            stopped=stopped,
        )
    voice.end_progress()
    if voice.json:
        voice.document(_told_of_the_restored(restored))
    voice.say(
        _("{file} is there again, as it was on {day}: {path}").format(
            file=restored.file, day=_moment(restored), path=restored.path
        )
    )
    if lacking := lacking_said(restored):
        voice.complain(
            _("{lacking} Type muster verify {file} to see what.").format(
                lacking=lacking, file=restored.path.name
            )
        )
    return bool(restored.damaged)


def _places(to: Path | None) -> "Places":
    from desktop.services.backups import Places, of_this_pc

    return of_this_pc() if to is None else Places(to.absolute())


def _row(one: "Backup") -> list[str]:
    from desktop.services.backups import why_said

    records = sum(one.counts.values())
    state = "" if one.is_whole else _("damaged")
    n = ngettext("{n} record", "{n} records", records).format(n=records)
    return [_moment(one), n, why_said(one.why), state]


def _moment(one: "Backup | Restored") -> str:
    """The day and time on the wall of the office, as the other tables write days."""
    return f"{one.made_at.astimezone():%Y-%m-%d %H:%M}"


def _listed(one: "Backup") -> dict[str, Any]:
    return {
        "folder": str(one.folder),
        "made_at": one.made_at.isoformat(),
        "why": one.why,
        "state": "whole" if one.is_whole else "damaged",
        "place": "second" if one.is_second else "first",
        "schema": one.schema,
        "encrypted": one.is_locked,
        "records": dict(one.counts),
        "evidence": {"count": one.contents_count, "bytes": one.contents_bytes},
        "head": {"number": one.number, "hash": one.hash},
        "damaged": [{"kind": d.kind, "record": d.record} for d in one.damaged],
    }


def _told_of(made: "Made") -> dict[str, Any]:
    return {
        "folder": str(made.folder),
        "made_at": made.made_at.isoformat(),
        "state": "whole" if made.is_whole else "damaged",
        "damaged": [{"kind": d.kind, "record": d.record} for d in made.damaged],
        "copied_bytes": made.copied_bytes,
        "new_evidence": made.new_contents,
        "second": made.second,
    }


def _told_of_the_restored(restored: "Restored") -> dict[str, Any]:
    return {
        "file": str(restored.path),
        "made_at": restored.made_at.isoformat(),
        "state": "whole" if restored.is_whole else "damaged",
        "damaged": [{"kind": d.kind, "record": d.record} for d in restored.damaged],
    }
