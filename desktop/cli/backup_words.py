"""What the command line says of backups: where one lies, and which there are."""

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from desktop import clock
from desktop.cli.voice import Voice
from desktop.errors import Unavailable
from desktop.language import _, ngettext
from desktop.services.backups import Backup, Made, remember_other, why_said
from desktop.services.safe_keeping.listing import locked_said, made_from
from desktop.services.safe_keeping.words import moment_said
from desktop.values.spoken import say_number


def say_where(file: Path, place: Path, made: Made, voice: Voice) -> None:
    """Say how a backup is found again that was made to a place by hand, and remember the place."""
    restore = (
        f"muster restore {_quoted(made.folder)} --to {_quoted(f'{file.stem}-restored.muster')}"
    )
    voice.say(_("It lies there only. To bring it back: {restore}").format(restore=restore))
    try:
        remember_other(place)
    except Unavailable:  # the backup is there all the same, and this is how to find it
        voice.say(
            _("To list what lies there: {list}").format(list=f"muster backups {_quoted(place)}")
        )
        return
    voice.say(
        _("muster backups {file} and File > Restore list it as long as the place is there.").format(
            file=_quoted(file)
        )
    )


def _quoted(path: Path | str) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def say_found(
    found: Sequence[Backup], others: Container[Path], voice: Voice, *, names_file: bool
) -> None:
    """Say which backups there are; what all of them share is left out."""
    says_lock = len({one.is_locked for one in found}) > 1
    now = clock.now()
    rows = []
    for one in found:
        records = sum(one.counts.values())
        said = ngettext("{n} record", "{n} records", records)
        row = [
            moment_said(one.made_at, now),
            # nobody has counted those of one that lost its manifest
            said.format(n=say_number(records)) if one.has_manifest else "",
            why_said(one.why),
        ]
        row += [one.file] if names_file else []
        row += [locked_said(one)] if says_lock else []
        rows.append([*row, _state(one)])
    below = [
        f"{one.folder} ({made_from(one)})" if one.folder in others else str(one.folder)
        for one in found
    ]
    voice.table(rows, below)


def _state(one: Backup) -> str:
    if not one.has_manifest:
        return _("its manifest cannot be read")
    return "" if one.is_whole else _("damaged")


def listed(one: Backup, *, is_own: bool) -> dict[str, Any]:
    """Return a backup as `--json` writes it."""
    return {
        "folder": str(one.folder),
        "made_at": one.made_at.isoformat(),
        "why": one.why,
        "state": "whole" if one.is_whole else "damaged",
        "place": "second" if one.is_second else "other" if one.is_other else "first",
        "file": one.file,
        "own": is_own,
        "schema": one.schema,
        "encrypted": one.is_locked,
        "records": dict(one.counts),
        "evidence": {"count": one.contents_count, "bytes": one.contents_bytes},
        "head": {"number": one.number, "hash": one.hash},
        "damaged": [{"kind": d.kind, "record": d.record} for d in one.damaged],
    }
