"""How the verbs open a company file: for one with a password they ask, or are told where it is.

The password is never an option, because everybody on the PC sees what programs were started with,
and the shell remembers it.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.cli.voice import Voice
from desktop.errors import Locked, Refused, Unavailable, WrongPassword
from desktop.language import N_, _
from desktop.settings import user_name

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile
    from desktop.store.keys import Key

PASSWORD_FILE: Final = "MUSTER_PASSWORD_FILE"
NEW_PASSWORD_FILE: Final = "MUSTER_NEW_PASSWORD_FILE"
TRIES: Final = 3
_LARGEST: Final = 10_000  # bytes of a file that holds a password
_NOBODY: Final = N_(
    "{file} is locked with a password, and there is nobody here to ask for it. Put the password "
    "into a file that only you may read, and its name into {name}; or have it remembered on this "
    "PC (muster password FILE remember) and add --password-from-keyring."
)
_NOT_KEPT: Final = N_(
    "The keyring of this PC has no password that opens {file}. Have it remembered once more: "
    "muster password FILE remember."
)


def describe(parser: ArgumentParser) -> None:
    """Add what every verb knows that opens a company file."""
    kept = _("take the password of a locked file from the keyring of this PC")
    parser.add_argument("--password-from-keyring", action="store_true", help=kept)


def opened(options: Namespace, voice: Voice, *, read_only: bool = False) -> "CompanyFile":
    """Open the company file that is named, with its password where it has one."""
    key = key_for(options.file, options, voice)
    return opened_with(options.file, key, read_only=read_only)


def opened_with(path: Path, key: "Key | None", *, read_only: bool = False) -> "CompanyFile":
    """Open a company file of which the key is known."""
    from desktop import clock
    from desktop.store.file import CompanyFile

    return CompanyFile.open(path, by=user_name(), clock=clock.now, read_only=read_only, key=key)


def key_for(path: Path, options: Namespace, voice: Voice) -> "Key | None":
    """Return what opens a file; None where it has no password, or is not there.

    Raises `Locked` where there is nobody to ask, `WrongPassword`, `Unavailable`.
    """
    from desktop.store import header

    if not path.is_file() or not header.is_locked(path):
        if options.password_from_keyring and path.is_file():
            words = _("{file} needs no password, so none was asked of the keyring.")
            voice.complain(words.format(file=path.name))
        return None
    # only now, because nothing that opens without a password must wait for it
    from desktop.services import locking

    if options.password_from_keyring:
        if (key := locking.remembered(path)) is None:
            raise Locked(_(_NOT_KEPT).format(file=_called(path)))
        return key
    if (written := _written(PASSWORD_FILE)) is not None:
        return locking.unlock(path, written)
    return _asked(path, voice)


def tables_in(path: Path) -> Path:
    """Return the part of a backup that has a password, of anything else the thing itself."""
    from desktop.services.backups.manifest import CONTENTS, NAME, RECORDS

    if path.is_dir():
        return path / RECORDS if (path / NAME).is_file() else path
    return path.with_name(RECORDS) if path.name in (NAME, CONTENTS) else path


def _asked(path: Path, voice: Voice) -> "Key":
    from desktop.services import locking

    fault: Unavailable = Locked(_(_NOBODY).format(file=_called(path), name=PASSWORD_FILE))
    for _attempt in range(TRIES if _somebody_is_there() else 0):
        try:
            return locking.unlock(
                path, _typed(_("Password of {file}: ").format(file=_called(path)))
            )
        except WrongPassword as wrong:
            voice.complain(str(wrong))
            fault = WrongPassword(_("{file} was not opened.").format(file=_called(path)))
    raise fault


def _called(path: Path) -> str:
    """A backup goes by its folder, because its tables have the same name in all of them."""
    from desktop.services.backups.manifest import RECORDS

    return path.parent.name if path.name == RECORDS else path.name


def new_password(*names: str) -> str:
    """Ask for a new password, twice; or take it out of the file that a variable names.

    The first of `names` that is set counts; where the file has none yet, either of both will do.
    Raises `Refused` for one that cannot be, and where there is nobody to ask.
    """
    from desktop.services.locking import faults_of

    names = names or (NEW_PASSWORD_FILE, PASSWORD_FILE)
    written = next((said for name in names if (said := _written(name)) is not None), None)
    if written is not None:
        password = again = written
    elif _somebody_is_there():
        password = _typed(_("New password: "))
        again = _typed(_("Once more: ")) if not faults_of(password, password) else password
    else:
        raise Refused(
            _(
                "There is nobody here to ask for the new password. Put it into a file that only "
                "you may read, and its name into {name}."
            ).format(name=names[-1])
        )
    if faults := faults_of(password, again):
        raise Refused(faults)
    return password


def _written(name: str) -> str | None:
    """Return the password out of the file that a variable names, without the end of its line."""
    said = os.environ.get(name)
    if not said:
        return None
    try:
        with Path(said).open("rb") as file:
            raw = file.read(_LARGEST)
        return raw.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except (OSError, UnicodeDecodeError) as fault:
        raise Unavailable(
            _("The file {path}, which {name} names, could not be read as a password.").format(
                path=said, name=name
            )
        ) from fault


def _somebody_is_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(question: str) -> str:
    try:
        return getpass(question)
    except EOFError:
        return ""
