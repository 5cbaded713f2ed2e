"""Letters and sheets as pages, where the PC has LibreOffice: a program of its own, with a limit.

What it makes is foreign all the same and goes through the child like any other PDF. Macros do not
run in it, nothing is fetched, and what it remembers lies in a private folder that goes with the
package. Without it, or where it fails, the words of the file stand on a sheet.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import cache
from pathlib import Path
from typing import Final

from desktop.intake.faults import Fault, note
from desktop.intake.kinds import KINDS
from desktop.language import N_

PAGES: Final = 20
"""So many pages of a letter or sheet are shown; the file itself goes with the package anyway."""
SECONDS: Final = 60.0
WITHOUT: Final = "MUSTER_WITHOUT_OFFICE"
"""Set to anything, letters and sheets are never made into pages: for one result on every PC."""
_TICK: Final = 0.05
_FILTERS: Final = {"docx": "writer_pdf_Export", "xlsx": "calc_pdf_Export"}
_PLACES: Final = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_CAREFUL: Final = (
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
)
"""Nothing runs, nothing that lies elsewhere is fetched (registry of LibreOffice, main.xcd)."""
_NOWHERE: Final = "http://127.0.0.1:9"
_ONE_AT_A_TIME: Final = threading.Lock()
"""Two of them cannot share what they remember, and each takes 200 MB."""


@cache
def program() -> str | None:
    """Return where LibreOffice is on this PC, None where it is not or is not to be used."""
    if os.environ.get(WITHOUT):
        return None
    return shutil.which("soffice") or next((one for one in _PLACES if Path(one).exists()), None)


def can_draw(family: str) -> bool:
    """Whether pages can be made of files of this family here."""
    return family in _FILTERS and program() is not None


def drawn(
    source: Path,
    family: str,
    folder: Path,
    is_stopped: Callable[[], bool],
    seconds: float = SECONDS,
) -> Path:
    """Return a PDF of the first pages of a letter or sheet, in the private `folder`.

    Raises Fault where it does not come in time or at all, CancelledError soon after `is_stopped`.
    """
    named = source.with_name(f"{source.name}{KINDS[family].ending}")  # it goes by the ending
    made = folder / f"{named.stem}.pdf"
    source.replace(named)
    try:
        while not _ONE_AT_A_TIME.acquire(timeout=_TICK):
            _refuse_when(is_stopped)
        try:
            _convert(named, family, folder, is_stopped, seconds)
        finally:
            _ONE_AT_A_TIME.release()
    finally:
        named.unlink(missing_ok=True)
    if not made.exists():
        raise Fault(note(NOT_DRAWN))
    return made


def _convert(
    named: Path, family: str, folder: Path, is_stopped: Callable[[], bool], seconds: float
) -> None:
    profile = _profile(folder)
    pages = f'{{"PageRange":{{"type":"string","value":"1-{PAGES}"}}}}'
    command = [
        program() or "",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", f"pdf:{_FILTERS[family]}:{pages}"),
        *("--outdir", str(folder), str(named)),
    ]
    try:
        begun = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_alone(folder),
            cwd=folder,
            start_new_session=True,  # deaf to Ctrl+C, and ended with all that it began
        )
    except OSError as error:
        raise Fault(note(NOT_DRAWN)) from error
    until = time.monotonic() + seconds
    try:
        while begun.poll() is None:
            _refuse_when(is_stopped)
            if time.monotonic() > until:
                raise Fault(note(NOT_DRAWN))
            time.sleep(_TICK)
    finally:
        _end(begun)


def _end(begun: "subprocess.Popen[bytes]") -> None:
    """End the program with all that it began, and wait until it is gone."""
    import psutil

    if begun.poll() is None:
        try:
            family = psutil.Process(begun.pid).children(recursive=True)
        except psutil.Error:
            family = []
        for one in family:
            try:
                one.kill()
            except psutil.Error:
                continue
        begun.kill()
    begun.wait()


def _profile(folder: Path) -> Path:
    """Return a folder for what the program remembers, careful from the start."""
    profile = folder / "office"
    said = profile / "user" / "registrymodifications.xcu"
    if not said.exists():
        said.parent.mkdir(parents=True, exist_ok=True)
        items = "".join(
            f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
            f"<value>{value}</value></prop></item>"
            for path, name, value in _CAREFUL
        )
        said.write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items'
            ' xmlns:oor="http://openoffice.org/2001/registry"'
            f' xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
            encoding="utf-8",
        )
    return profile


def _alone(folder: Path) -> dict[str, str]:
    """Return the little that it needs to know; no way leads out of the PC."""
    kept = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "LANG", "LC_ALL", "TEMP", "TMP")
    given = {name: os.environ[name] for name in kept if name in os.environ}
    home = {"USERPROFILE" if sys.platform == "win32" else "HOME": str(folder / "office")}
    ways = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    return {**given, **home, **ways}


def _refuse_when(is_stopped: Callable[[], bool]) -> None:
    if is_stopped():
        raise CancelledError


NOT_DRAWN: Final = N_(
    "'{name}' could not be made into pages on this computer, so its words stand here. Open it,"
    " print it to PDF and add that."
)
"""Said of a letter or sheet over which LibreOffice fails."""
