"""`muster verify`: whether a company file, a backup or a package is as it was saved."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.errors import Refused
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.backups import Places
    from desktop.services.repairing import Offer
    from desktop.services.submissions import Held
    from desktop.services.verifying import Verified
    from desktop.store.keys import Key


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
    sent = _("hold a package to what this company file says was sent")
    check.add_argument("--company", type=Path, metavar="FILE", help=sent)
    words = _("one JSON document instead of words")
    check.add_argument("--json", action="store_true", help=words)
    opening.describe(check)


def verify(options: Namespace, voice: Voice) -> bool:
    """Check it, and say what is not as it was saved."""
    # not above: the parser knows of this file, and the window reads it before its first paint
    from desktop.services.backups import of_this_pc
    from desktop.services.verifying import known_heads
    from desktop.services.verifying import verify as check
    from desktop.services.verifying.company_file import has_lost_its_first_bytes
    from desktop.services.verifying.package import packages_in
    from desktop.services.verifying.package_place import folder_of_package
    from desktop.services.verifying.packages import head_in_package

    path, places = options.path.absolute(), of_this_pc()
    # a package, or what lost its first bytes, looks as if it had a password: nobody is asked for it
    is_clear = path.is_file() and (
        bool(packages_in(path)) or bool(folder_of_package(path)) or has_lost_its_first_bytes(path)
    )
    key = None if is_clear else opening.key_for(opening.tables_in(path), options, voice)
    with heard_as_a_wish() as is_stopped:
        heads = known_heads(path, places, key)
        heads += tuple(head_in_package(package) for package in options.package)
        found = check(path, key=key, heads=heads, tell=voice.progress, stopped=is_stopped)
        voice.end_progress()
        told = found.as_json()
        if options.company is not None and found.state:
            held = _held(options, found.path, voice)
            told |= {"sent": held.was_sent, "of_company": held.is_ours}
            _say_held(found, held, voice)
        else:
            held = None
            _say(found, voice)
        if options.mend and found.faults:
            options.file = path
            offered = _mend(options, found, places, key, voice)
            told["mended"] = [offer.sentence for offer in offered]
            if offered:
                found = check(path, key=key, heads=heads, tell=voice.progress, stopped=is_stopped)
                voice.end_progress()
                _say(found, voice)
            told["whole_now"] = found.is_whole
            _say_what_else(found, places, key, voice)
        elif found.kind_of_path == "company_file" and any(
            fault.what not in ("head", "history") for fault in found.faults
        ):
            hint = _("Type muster verify {file} --mend to bring back what can be.")
            voice.say(hint.format(file=path.name))
    if voice.json:
        voice.document(told)
    return not found.is_whole or (held is not None and not held.was_sent)


def _held(options: Namespace, folder: Path, voice: Voice) -> "Held":
    """Return whether the package in a folder is one that was sent, by a company file."""
    from desktop.services.submissions import held_to

    options.file = options.company
    with opening.opened(options, voice, read_only=True) as company:
        return held_to(company, folder)


def _say_held(found: "Verified", held: "Held", voice: Voice) -> None:
    """Say of a package that nobody sent first that it is none, because a list proves no list."""
    if not held.said or held.was_sent:
        _say(found, voice)
        if held.said:
            voice.say(held.said)
        return
    voice.say(held.said)
    if found.is_whole:
        found = replace(found, sentence=_("Its files are as this list has them."))
    _say(found, voice)


def _mend(
    options: Namespace, found: "Verified", places: "Places", key: "Key | None", voice: Voice
) -> "Sequence[Offer]":
    from desktop.services.repairing import mend, offers

    if found.kind_of_path != "company_file":
        raise Refused(_("Only a company file can be repaired. A backup is kept as it is."))
    # before it is opened: what is broken through and through cannot be
    offered = offers(options.file, found, places, key=key)
    if not offered:
        voice.say(_("Nothing of it can be brought back here."))
        return ()
    with opening.opened_with(options.file, key) as company:
        mended = mend(company, offered, places, tell=voice.progress)
    voice.end_progress()
    if mended.backup_said:
        voice.complain(mended.backup_said)
    voice.say(_("Brought back:"))
    for offer in offered:
        voice.say(f"  {offer.sentence}")
    return offered


def _say_what_else(found: "Verified", places: "Places", key: "Key | None", voice: Voice) -> None:
    """Say what a person can do about what is still damaged."""
    from desktop.services.repairing import last_whole, ways_out

    if found.faults:
        for sentence in ways_out(found.faults, last_whole(found.path, key, places)):
            voice.say(sentence)


def _say(found: "Verified", voice: Voice) -> None:
    voice.say(found.sentence)
    for fault in found.faults:
        voice.say(f"  {fault.sentence}")
    if found.added:
        n = len(found.added)
        said = ngettext(
            "{n} file was put there by somebody else. It changes nothing of the package:",
            "{n} files were put there by somebody else. They change nothing of the package:",
            n,
        )
        voice.say(said.format(n=n))
        for path in found.added:
            voice.say(f"  {path}")
