"""The verbs that keep a company file safe: back it up, list its backups, bring one back."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop import clock
from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.errors import Unavailable
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.backups import Backup, Made, Places, Restored
    from desktop.store.keys import Key

SUFFIX: Final = ".muster"


def describe(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the verbs to the command line."""
    make = verbs.add_parser("backup", help=_("back up a company file and prove the backup"))
    make.add_argument("file", type=Path, metavar="FILE")
    other = _("keep it there instead of in the places for backups of this PC")
    make.add_argument("--to", type=Path, metavar="DIR", help=other)

    listed = verbs.add_parser("backups", help=_("list the backups of a company file"))
    about = _("the company file, or a folder with backups in it")
    listed.add_argument("file", type=Path, metavar="FILE", help=about)
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
    from desktop.cli.backup_words import say_where
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
    if options.to is not None:
        say_where(options.file, options.to, made, voice)
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
    """List the backups of a company file, or those that lie in a folder."""
    from desktop.cli.backup_words import listed, say_found
    from desktop.services.backups import without_manifest

    path = options.file.absolute()
    lost = [] if path.is_dir() else without_manifest(_places(options.to), path)
    found = _found(path, options, has_others=bool(lost))
    others = _others(path, found)
    if voice.json:
        told = [listed(one, is_own=one.folder not in others) for one in found]
        doubtful = [str(one.folder) for one in lost]
        name = options.file.name
        voice.document({"file": name, "backups": told, "without_manifest": doubtful})
        return False
    if not found and not lost:
        voice.say(_("There is no backup of {file} yet.").format(file=options.file.name))
    say_found([*found, *lost], others, voice, names_file=path.is_dir())
    return False


def _found(path: Path, options: Namespace, *, has_others: bool) -> "list[Backup]":
    """Return what is there. Raises `Unavailable` for what is no company file and has no backup."""
    from desktop.services.backups import backups_in, backups_of
    from desktop.store import header
    from desktop.store.backup_head import file_id_of

    if path.is_dir():
        if not (found := backups_in(path)):
            raise Unavailable(_("There is no backup in the folder {file}.").format(file=path))
        return found
    found = backups_of(_places(options.to), path)
    if found or has_others:
        return found
    if not path.is_file():
        raise Unavailable(
            _("There is no file {file}, and no backup of one of that name here.").format(
                file=options.file
            )
        )
    # without its password nobody can tell a locked one from a photo, but by its name
    may_be_locked = path.suffix == SUFFIX and header.is_locked(path)
    if file_id_of(path, None) is None and not may_be_locked:
        raise Unavailable(
            _(
                "{file} is not a Muster company file, or it is damaged, and there is no backup of "
                "one of that name here."
            ).format(file=path.name)
        )
    return []


def _others(path: Path, found: "list[Backup]") -> set[Path]:
    from desktop.services.backups import of_other_files

    return of_other_files(found, path) if path.is_file() else set()


def restore(options: Namespace, voice: Voice) -> bool:
    """Make a company file of a backup."""
    from desktop.services.backups import of_this_pc
    from desktop.services.backups import restore as bring_back
    from desktop.services.safe_keeping.lacking import lacking_said
    from desktop.services.safe_keeping.words import moment_said
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
        _("{file} is there again, as it was {when}: {path}").format(
            file=restored.file or restored.path.name,
            when=moment_said(restored.made_at, clock.now()),
            path=restored.path,
        )
    )
    if restored.unproven:
        voice.complain(restored.unproven)
    if lacking := lacking_said(restored):
        voice.complain(
            _("{lacking} Type muster verify {file} to see what.").format(
                lacking=lacking, file=restored.path.name
            )
        )
    return bool(restored.damaged or restored.unproven)


def _places(to: Path | None) -> "Places":
    from desktop.services.backups import Places, of_this_pc

    return of_this_pc() if to is None else Places(to.absolute())


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
        "manifest": "whole" if restored.has_manifest else "unreadable",
    }
