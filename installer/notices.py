"""Makes THIRD-PARTY-NOTICES.txt: who made what travels with Muster, and under which words.

    python -m installer.notices [--check]

Reads what the locked distributions say of themselves: from the environment this runs in, and for
those of other systems from their packages, which pip fetches. After a change of the locks run it in
the clean environment that build.py makes, and look at what changed.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from installer.settings import HERE, ROOT

FILE: Final = ROOT / "resources" / "notices" / "THIRD-PARTY-NOTICES.txt"
LICENCES: Final = HERE / "licences"
IS_LICENCE: Final = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# of other programs that the same library is built into
ELSEWHERE: Final = re.compile(r"/(android|v8_xfa|pbin_musl|cibw_musl)/")
PIN: Final = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)", re.MULTILINE)
RULE: Final = "=" * 80


@dataclass(frozen=True)
class Notice:
    """One work that travels with Muster."""

    name: str
    licence: str
    home: str
    texts: tuple[tuple[str, str], ...]  # the name of a licence file, and its words

    @property
    def fault(self) -> str:
        """What is missing; "" when nothing is."""
        return "" if any(text.strip() for _name, text in self.texts) else f"{self.name}: no text"


def pins(lock: Path) -> list[tuple[str, str]]:
    """Return the names and versions that a lock holds."""
    return [(found["name"], found["version"]) for found in PIN.finditer(lock.read_text("utf-8"))]


def collect() -> list[Notice]:
    """Return a notice of everything that travels with Muster on any system."""
    named = tomllib.loads((HERE / "notices.toml").read_text(encoding="utf-8"))
    given = {name: row["texts"] for row in named["text_for"] for name in row["names"]}
    locked = [
        _of_distribution(name, version, given.get(name, []), named["licence"].get(name, ""))
        for name, version in pins(ROOT / "requirements.lock")
    ]
    texts = {notice.name.split()[0]: dict(notice.texts) for notice in locked}
    return [*locked, *(_also(row, texts) for row in named["also"])]


def _of_distribution(name: str, version: str, given: list[str], licence: str) -> Notice:
    told, texts = _installed(name, version) or _fetched(name, version)
    texts += [(text, (LICENCES / text).read_text(encoding="utf-8")) for text in given]
    homes = [told["Home-page"], *(told.get_all("Project-URL") or [])]
    home = next((home.split(", ")[-1] for home in homes if home and "http" in home), "")
    return Notice(f"{name} {version}", licence or _licence(told), home, tuple(texts))


def _licence(told: Message) -> str:
    said = told["License-Expression"] or told["License"] or ""
    classified = [
        line.split(" :: ")[-1]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    lines: list[str] = [line for line in said.splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else ", ".join(classified) or "see its words below"


def _installed(name: str, version: str) -> tuple[Message, list[tuple[str, str]]] | None:
    try:
        found: Distribution = distribution(name)
    except PackageNotFoundError:
        return None
    if found.version != version:
        return None
    texts = [
        (_short(str(file)), _text(file.read_binary()))
        for file in found.files or []
        if _is_licence(str(file))
    ]
    return HeaderParser().parsestr(found.read_text("METADATA") or ""), sorted(texts)


def _fetched(name: str, version: str) -> tuple[Message, list[tuple[str, str]]]:
    """Look into the package itself: it is one for another system, or for another Python."""
    with tempfile.TemporaryDirectory() as folder:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder]
        fetch += ["--only-binary=:all:", f"{name}=={version}"]
        mac = ["--platform", "macosx_15_0_arm64", "--python-version", "3.13"]
        if subprocess.run(fetch, stderr=subprocess.DEVNULL).returncode:
            subprocess.run([*fetch, *mac], check=True)
        (wheel,) = Path(folder).iterdir()
        with zipfile.ZipFile(wheel) as file:
            inside = {
                entry: file.read(entry) for entry in file.namelist() if ".dist-info/" in entry
            }
    told = next(text for entry, text in inside.items() if entry.endswith("/METADATA"))
    texts = [(_short(entry), _text(inside[entry])) for entry in inside if _is_licence(entry)]
    return HeaderParser().parsestr(_text(told)), sorted(texts)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # some were written before


def _is_licence(path: str) -> bool:
    path = path.replace("\\", "/")
    inside = path.partition(".dist-info/")[2]
    is_named = bool(IS_LICENCE.search(inside)) and not inside.endswith((".py", "/"))
    return is_named and not ELSEWHERE.search(f"/{inside}")


def _short(path: str) -> str:
    inside = path.replace("\\", "/").partition(".dist-info/")[2]
    return re.sub(r"^licen[cs]es/", "", inside)


def _also(row: dict[str, Any], texts: dict[str, dict[str, str]]) -> Notice:
    found = [(name, (LICENCES / name).read_text("utf-8")) for name in row.get("texts", [])]
    for path in row.get("resources", []):
        found.append((path, (ROOT / "resources" / path).read_text("utf-8")))
    if "distribution" in row:
        found += _of_tool(row["distribution"])
    if "same_as" in row:
        whose, names = row["same_as"]
        found += [(name, text) for name, text in texts[whose].items() if Path(name).stem in names]
    return Notice(row["name"], row["licence"], row["home"], tuple(found))


def _of_tool(name: str) -> list[tuple[str, str]]:
    version = dict(pins(HERE / "requirements.lock"))[name]
    return (_installed(name, version) or _fetched(name, version))[1]


def written(notices: list[Notice]) -> str:
    """Return the file: a list of all, then each with its words; the same words stand once."""
    head = tomllib.loads((HERE / "notices.toml").read_text(encoding="utf-8"))["head"].strip()
    lines = [head, "", "What there is", "=" * 13]
    lines += [f"  {notice.name}: {notice.licence}" for notice in notices]
    first: dict[str, str] = {}
    for notice in notices:
        lines += ["", RULE, notice.name, f"Licence: {notice.licence}", notice.home, RULE]
        for name, text in notice.texts:
            lines += ["", *_words(notice.name, name, text, first)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _words(whose: str, name: str, text: str, first: dict[str, str]) -> Iterator[str]:
    key = " ".join(text.split())
    if key in first:
        yield f"[{name}: the same words as above, at {first[key]}]"
        return
    first[key] = f"{whose}, {name}"
    yield f"[{name}]"
    yield from text.replace("\f", "\n").strip("\n").expandtabs().splitlines()


def main() -> int:
    """Write the file, or with `--check` say whether it is still true."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when it is not true")
    options = parser.parse_args()
    notices = collect()
    faults = [notice.fault for notice in notices if notice.fault]
    text = written(notices)
    if options.check:
        is_true = FILE.is_file() and FILE.read_text(encoding="utf-8") == text
        faults += [] if is_true else [f"{FILE.name} is not what the locked libraries say"]
    elif not faults:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text, encoding="utf-8", newline="\n")
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
