"""`muster verify`: whether a company file, a backup or a package is as it was saved."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.language import _

if TYPE_CHECKING:
    from desktop.services.verifying import Verified


def describe(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the verb to the command line."""
    check = verbs.add_parser("verify", help=_("check that everything is as it was saved"))
    about = _("a company file, the folder of a backup or of a package")
    check.add_argument("path", type=Path, metavar="PATH", help=about)
    words = _("one JSON document instead of words")
    check.add_argument("--json", action="store_true", help=words)
    opening.describe(check)


def verify(options: Namespace, voice: Voice) -> bool:
    """Check it, and say what is not as it was saved."""
    # not above: the parser knows of this file, and the window reads it before its first paint
    from desktop.services.verifying import verify as check

    key = opening.key_for(opening.tables_in(options.path), options, voice)
    with heard_as_a_wish() as is_stopped:
        found = check(options.path, key=key, tell=voice.progress, stopped=is_stopped)
    voice.end_progress()
    if voice.json:
        voice.document(found.as_json())
    else:
        _say(found, voice)
    return not found.is_whole


def _say(found: "Verified", voice: Voice) -> None:
    voice.say(found.sentence)
    for fault in found.faults:
        voice.say(f"  {fault.sentence}")
