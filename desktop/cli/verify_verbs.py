"""`muster verify`: whether a company file, a backup or a package is as it was saved."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.errors import Refused
from desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.backups import Places
    from desktop.services.repairing import Offer
    from desktop.services.verifying import Verified


def describe(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the verb to the command line."""
    check = verbs.add_parser("verify", help=_("check that everything is as it was saved"))
    about = _("a company file, the folder of a backup or of a package")
    check.add_argument("path", type=Path, metavar="PATH", help=about)
    mended = _("bring back what the history or a backup has of it")
    check.add_argument("--mend", action="store_true", help=mended)
    held = _("hold the history to what the cover of this package says of it; may be repeated")
    check.add_argument(
        "--package", type=Path, metavar="PDF", action="append", default=[], help=held
    )
    words = _("one JSON document instead of words")
    check.add_argument("--json", action="store_true", help=words)
    opening.describe(check)


def verify(options: Namespace, voice: Voice) -> bool:
    """Check it, and say what is not as it was saved."""
    # not above: the parser knows of this file, and the window reads it before its first paint
    from desktop.services.backups import of_this_pc
    from desktop.services.verifying import known_heads
    from desktop.services.verifying import verify as check
    from desktop.services.verifying.packages import head_in_package

    path, places = options.path.absolute(), of_this_pc()
    key = opening.key_for(opening.tables_in(path), options, voice)
    with heard_as_a_wish() as is_stopped:
        heads = known_heads(path, places, key)
        heads += tuple(head_in_package(package) for package in options.package)
        found = check(path, key=key, heads=heads, tell=voice.progress, stopped=is_stopped)
        voice.end_progress()
        told = found.as_json()
        _say(found, voice)
        if options.mend and found.faults:
            options.file = path
            told["mended"] = [offer.sentence for offer in _mend(options, found, places, voice)]
            found = check(path, key=key, heads=heads, tell=voice.progress, stopped=is_stopped)
            voice.end_progress()
            told["whole_now"] = found.is_whole
            _say(found, voice)
    if voice.json:
        voice.document(told)
    return not found.is_whole


def _mend(
    options: Namespace, found: "Verified", places: "Places", voice: Voice
) -> "Sequence[Offer]":
    from desktop.services.repairing import mend, offers

    if found.kind_of_path != "company_file":
        raise Refused(_("Only a company file can be repaired. A backup is kept as it is."))
    with opening.opened(options, voice) as company:
        offered = offers(options.file, found, places, key=company.key)
        if not offered:
            voice.say(_("Nothing of it can be brought back here. Restore the last good backup."))
            return ()
        mended = mend(company, offered, places, tell=voice.progress)
    voice.end_progress()
    if mended.backup_said:
        voice.complain(mended.backup_said)
    voice.say(_("Brought back:"))
    for offer in offered:
        voice.say(f"  {offer.sentence}")
    return offered


def _say(found: "Verified", voice: Voice) -> None:
    voice.say(found.sentence)
    for fault in found.faults:
        voice.say(f"  {fault.sentence}")
