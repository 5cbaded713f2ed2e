"""`muster password`: sets, changes and takes off the password of a file; prints its sheet."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop import clock
from desktop.cli import opening
from desktop.cli.ctrl_c import heard_as_a_wish
from desktop.cli.voice import Voice
from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.settings import user_name

if TYPE_CHECKING:
    from desktop.services.locking import Relocked
    from desktop.store.keys import Key


def describe(verbs: "_SubParsersAction[ArgumentParser]") -> None:
    """Add the verb to the command line."""
    about = _("set, change or take off the password of a company file; print its recovery sheet")
    verb = verbs.add_parser("password", help=about)
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("what", choices=tuple(DO), help=_("what to do"))
    words = _("where the recovery sheet goes")
    verb.add_argument("--out", type=Path, metavar="SHEET.pdf", help=words)
    words = _("delete the backups that open without a password")
    verb.add_argument("--delete-open-backups", action="store_true", help=words)
    opening.describe(verb)


def password(options: Namespace, voice: Voice) -> bool:
    """Do what is asked with the password of a file."""
    return DO[options.what](options, voice)


def _set(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking import is_locked, set_password

    if is_locked(options.file) and options.delete_open_backups:
        return _delete_open(options, voice)
    if is_locked(options.file):
        raise Refused(
            _("{file} has a password already. Change it instead.").format(file=options.file.name)
        )
    new = opening.new_password()
    made = _made(set_password, voice, options.file, new)
    voice.say(_("{file} is locked with its password now.").format(file=options.file.name))
    return _done(made, options, voice)


def _change(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking import change_password

    old = _own_key(options, voice)
    new = opening.new_password(opening.NEW_PASSWORD_FILE)
    made = _made(change_password, voice, options.file, old, new)
    voice.say(_("{file} has its new password now.").format(file=options.file.name))
    return _done(made, options, voice)


def _remove(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking import remove_password

    old = _own_key(options, voice)
    made = _made(remove_password, voice, options.file, old)
    voice.say(_("{file} opens without a password now.").format(file=options.file.name))
    if made.note:
        voice.complain(made.note)
    if made.older:
        words = ngettext(
            "{n} backup from before opens only with the password of its day: keep that.",
            "{n} backups from before open only with the password of their day: keep those.",
            made.older,
        )
        voice.say(words.format(n=made.older))
    return bool(made.note)


def _made(change: "Callable[..., Relocked]", voice: Voice, *about: object) -> "Relocked":
    """Change the password, telling how far it is; Ctrl+C takes it back."""
    from desktop.services.backups import of_this_pc

    with heard_as_a_wish() as is_stopped:
        made = change(
            *about,
            by=user_name(),
            clock=clock.now,
            places=of_this_pc(),
            tell=voice.progress,
            is_stopped=is_stopped,
        )
    voice.end_progress()
    return made


def _delete_open(options: Namespace, voice: Voice) -> bool:
    """Delete the backups that open without a password, of a file that has one by now."""
    from desktop.services.backups import of_this_pc
    from desktop.services.locking import delete_clear_backups
    from desktop.services.locking.older import say_of_others

    key, path = _own_key(options, voice), options.file.absolute()
    left = delete_clear_backups(path, key, of_this_pc(), clock.now())
    if others := say_of_others(path, key, of_this_pc()):
        voice.complain(others)
        if not left:
            return True
    if not left:
        voice.say(_("No backup opens without a password any more."))
        return False
    words = ngettext(
        "{n} backup still opens without a password: it could not be deleted.",
        "{n} backups still open without a password: they could not be deleted.",
        left,
    )
    voice.complain(words.format(n=left))
    return True


def _done(made: "Relocked", options: Namespace, voice: Voice) -> bool:
    """Say what is still to be done about a new password."""
    from desktop.services.backups import of_this_pc
    from desktop.services.locking import clear_backups, delete_clear_backups
    from desktop.services.locking.older import say_of_others

    if made.key is None:
        raise ValueError("a file was locked without a key")
    if made.note:
        voice.complain(made.note)
    file = options.file.name
    voice.say(
        _(
            "Without the password nobody opens it. Print the recovery sheet and keep it in a "
            "safe place: muster password {file} sheet --out sheet.pdf"
        ).format(file=file)
    )
    path, places = options.file.absolute(), of_this_pc()
    if options.delete_open_backups:
        left = delete_clear_backups(path, made.key, places, clock.now())
    else:
        left = len(clear_backups(path, made.key, places))
    if others := say_of_others(path, made.key, places):
        voice.complain(others)
    if left:
        words = ngettext(
            "{n} backup from before opens without a password. Delete it: "
            "muster password {file} set --delete-open-backups",
            "{n} backups from before open without a password. Delete them: "
            "muster password {file} set --delete-open-backups",
            left,
        )
        voice.complain(words.format(n=left, file=file))
    elif made.older and not options.delete_open_backups:
        words = ngettext(
            "{n} backup from before opens with the password of its day.",
            "{n} backups from before open with the password of their day.",
            made.older,
        )
        voice.say(words.format(n=made.older))
    return bool(left or made.note)


def _sheet(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking.recovery_sheet import save_sheet

    if options.out is None:
        raise Refused(_("Say where the sheet goes, e.g. --out sheet.pdf."))
    with opening.opened(options, voice) as company:
        saved = save_sheet(company, options.out, clock.today())
    voice.say(
        _(
            "The recovery sheet is ready: {file}. Print it, keep the paper in a safe place, then "
            "delete the file: whoever has it opens {company}."
        ).format(file=saved, company=options.file.name)
    )
    return False


def _remember(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking import remember

    if not remember(_own_key(options, voice)):
        raise Unavailable(
            _(
                "This PC has no keyring that keeps secrets, so nothing was remembered. The "
                "password is asked for each time."
            )
        )
    voice.say(_("The password of {file} is remembered on this PC.").format(file=options.file.name))
    return False


def _forget(options: Namespace, voice: Voice) -> bool:
    from desktop.services.locking import forget

    forget(options.file)
    voice.say(
        _("The password of {file} is not remembered on this PC.").format(file=options.file.name)
    )
    return False


def _own_key(options: Namespace, voice: Voice) -> "Key":
    from desktop.services.locking import is_locked

    if not is_locked(options.file):
        raise Refused(_("{file} has no password.").format(file=options.file.name))
    key = opening.key_for(options.file, options, voice)
    if key is None:
        raise Unavailable(
            _("There is no file {file}. Check the name and the folder.").format(file=options.file)
        )
    return key


DO: Final[dict[str, Callable[[Namespace, Voice], bool]]] = {
    "set": _set,
    "change": _change,
    "remove": _remove,
    "sheet": _sheet,
    "remember": _remember,
    "forget": _forget,
}
