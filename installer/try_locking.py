"""Tries a password in the bare system: the locked file, its backups, and the keyring of a desktop.

Each needs a library that is found by name alone, so that a bundle without it starts all the same.
"""

from typing import Final

from installer.bare_system import Bare, Checks, Done
from installer.settings import settings

COMMAND: Final = settings()["program"]["command"]
HOME: Final = "/home/glenn"
FILE: Final = f"{HOME}/locked.muster"
SECRET: Final = f"{HOME}/password"
SHEET: Final = f"{HOME}/sheet.pdf"
TOLD: Final = {"MUSTER_PASSWORD_FILE": SECRET}
NAME: Final = b"Rick Desjarlais"
SQLITE: Final = b"SQLite format 3"
# a session like that of a desktop: a keyring that is open because its owner signed in
IN_SESSION: Final = """
printf login | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
"$@"
"""


def try_locking(bare: Bare, check: Checks) -> None:
    """Set a password, back up, have it remembered where that can be, and take it off."""
    bare.run("sh", "-c", f"umask 77; echo 'four words in a row' > {SECRET}")
    bare.run(COMMAND, "demo", FILE)
    _works(bare, check, "a password is set", "set")
    head = bare.inside(FILE).read_bytes()
    check("the file is locked", not head.startswith(SQLITE) and NAME not in head)
    check("without the password it does not open", _said(bare, "check", FILE).returncode == 3)
    opened = _said(bare, "check", FILE, **TOLD)
    check("with it, it does", opened.returncode in (0, 1), opened.stderr)
    _works(bare, check, "the recovery sheet is written", "sheet", "--out", SHEET)
    made = _said(bare, "backup", FILE, "--json", **TOLD)
    backups = sorted(bare.inside(f"{HOME}/.local/share").rglob("*_by-hand"))
    check("a locked file is backed up", made.returncode == 0 and bool(backups), made.stderr)
    if backups:
        place = f"/{backups[-1].relative_to(bare.root).as_posix()}"
        proven = _said(bare, "verify", place, **TOLD)
        check("its backup is proven", proven.returncode == 0, proven.stdout + proven.stderr)
        again = _said(bare, "restore", place, "--to", f"{HOME}/restored.muster", **TOLD)
        check("its backup comes back", again.returncode == 0, again.stdout + again.stderr)
    _try_keyring(bare, check)
    _works(bare, check, "the password is taken off", "remove")
    check("it opens without one", _said(bare, "check", FILE).returncode in (0, 1))


def _try_keyring(bare: Bare, check: Checks) -> None:
    none = _said(bare, "password", FILE, "remember", **TOLD)
    is_said = none.returncode == 3 and "no keyring" in none.stderr
    check("without a keyring a sentence says so", is_said, none.stdout + none.stderr)
    tools = ["gnome-keyring", "dbus", "dbus-bin", "dbus-daemon"]
    got = bare.run("apt-get", "-qq", "install", "--no-install-recommends", *tools, person=False)
    check("a keyring is installed", got.returncode == 0, got.stdout + got.stderr)
    bare.run("mkdir", "-p", "-m", "700", f"{HOME}/run")
    remembered = _in_session(bare, "password", FILE, "remember", **TOLD)
    check("the keyring is found", remembered.returncode == 0, remembered.stderr)
    opened = _in_session(bare, "check", FILE, "--password-from-keyring")
    check("the keyring opens the file", opened.returncode in (0, 1), opened.stderr)
    _in_session(bare, "password", FILE, "forget")
    closed = _in_session(bare, "check", FILE, "--password-from-keyring")
    check("forgotten, it does not any more", closed.returncode == 3, closed.stdout)


def _works(bare: Bare, check: Checks, what: str, *arguments: str) -> None:
    done = _said(bare, "password", FILE, *arguments, **TOLD)
    check(what, done.returncode == 0, done.stdout + done.stderr)


def _said(bare: Bare, *arguments: str, **more: str) -> Done:
    return bare.run(COMMAND, *arguments, person=True, **more)


def _in_session(bare: Bare, *arguments: str, **more: str) -> Done:
    program = f"/usr/bin/{COMMAND}"
    session = ["dbus-run-session", "--", "sh", "-c", IN_SESSION, "sh", program, *arguments]
    return bare.run(*session, person=True, XDG_RUNTIME_DIR=f"{HOME}/run", **more)
