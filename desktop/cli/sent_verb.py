"""`muster sent`: what was sent to the partner, and that a package was sent."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.errors import Refused
from desktop.language import _

if TYPE_CHECKING:  # the parser knows of this file, and the window reads it before its first paint
    from desktop.services.submissions import Sent, Since

_SHOWN: Final = 20  # lines of a group; --json has all
_WIDEST: Final = 110
WAYS: Final = ("portal", "email", "other")  # those of the records, which are not read yet


def describe(sent: ArgumentParser) -> None:
    """Add what the verb takes, but for the day and what that others have too."""
    sent.add_argument("file", type=Path, metavar="FILE")
    about = _("say that the package in this folder was sent; without it, list what was sent")
    sent.add_argument("folder", type=Path, nargs="?", metavar="DIR", help=about)
    sent.add_argument("--to", metavar="NAME", default="", help=_("to whom it was sent"))
    sent.add_argument("--how", choices=WAYS, default="", help=_("how it was sent"))


def sent(options: Namespace, voice: Voice) -> bool:
    """Say that a package was sent and what changed since the one before, or list all of them."""
    from desktop import clock
    from desktop.services.submissions import earlier, say_sent, since_last

    if options.folder is None:
        if options.to or options.how:
            raise Refused(_("Say which package was sent: name the folder that it was built into."))
        with opened(options, voice, read_only=True) as company:
            _list(earlier(company), voice)
        return False
    day = options.on or clock.today()
    with opened(options, voice) as company:
        since = since_last(company, options.folder)
        record = say_sent(company, options.folder, options.to, day, options.how)
    if voice.json:
        voice.document({"submission": record, "since": _as_json(since)})
        return False
    voice.say(_("It is on file that {folder} was sent.").format(folder=options.folder.name))
    if since is not None:
        voice.say(since.sentence)
        for group in since.groups:
            voice.say(f"  {group.words}:")
            for line in group.lines[:_SHOWN]:
                voice.say(f"    {line.text[:_WIDEST]}")
            if (more := len(group.lines) - _SHOWN) > 0:
                voice.say(_("    and {n} more").format(n=more))
    return False


def _list(found: "tuple[Sent, ...]", voice: Voice) -> None:
    if voice.json:
        keys = ("id", "on", "what", "to", "folder", "file", "exhibits", "head")
        lines = [
            (one.id, one.on.isoformat(), one.what, one.to_whom,
             str(one.folder) if one.folder else None, one.file_name, one.exhibits, one.head)
            for one in found
        ]  # fmt: skip
        voice.document({"sent": [dict(zip(keys, line, strict=True)) for line in lines]})
    elif not found:
        voice.say(_("Nothing was sent yet."))
    for one in () if voice.json else found:
        voice.say(f"{one.on.isoformat()}  {one.to_whom}  {one.what}")


def _as_json(since: "Since | None") -> dict[str, object] | None:
    if since is None:
        return None
    return {
        "on": since.on.isoformat(),
        "to": since.to_whom,
        "sentence": since.sentence,
        "groups": [
            {"key": group.key, "count": group.count, "lines": [line.text for line in group.lines]}
            for group in since.groups
        ],
    }
