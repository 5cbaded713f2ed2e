"""The one description of Muster that the installers of all systems are made from."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
HERE: Final = ROOT / "installer"


@cache
def settings() -> dict[str, Any]:
    """Return `settings.toml`."""
    return tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))


@cache
def version() -> str:
    """Return Muster's version, read where Muster itself has it."""
    text = (ROOT / settings()["program"]["version_in"]).read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        raise ValueError(f"{settings()['program']['version_in']} does not say the version")
    return found[1]


def words(**more: str) -> dict[str, str]:
    """Return what the templates of the three systems have in braces."""
    program, file_type = settings()["program"], settings()["file_type"]
    return {
        "name": program["name"],
        "command": program["command"],
        "version": version(),
        "summary": program["summary"],
        "publisher": program["publisher"],
        "description": program["description"].strip(),
        "bundle_id": program["bundle_id"],
        "windows_id": program["windows_id"],
        "ending": file_type["ending"],
        "mime": file_type["mime"],
        "file_type": file_type["name"],
        "file_type_fr": file_type["name_fr"],
        **more,
    }


def filled(template: Path, **more: str) -> str:
    """Return the text of a template with every `@word@` replaced; an unknown word is a fault."""
    known = words(**more)
    text = template.read_text(encoding="utf-8")
    return re.sub(r"@([a-z_]+)@", lambda found: known[found[1]], text)
