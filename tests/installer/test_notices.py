"""Whatever travels with Muster is named, with the words of its licence."""

from importlib.metadata import PackageNotFoundError, distribution

import pytest

from installer.notices import FILE, RULE, pins, written
from installer.notices import Notice as Named
from installer.settings import HERE, ROOT

TEXT = FILE.read_text(encoding="utf-8")
LOCKED = [f"{name} {version}" for name, version in pins(ROOT / "requirements.lock")]


def _sections() -> dict[str, str]:
    """What stands below each name, without the lines of its head."""
    parts = TEXT.split(f"\n{RULE}\n")[1:]
    heads, bodies = parts[::2], parts[1::2]
    return {head.splitlines()[0]: body for head, body in zip(heads, bodies, strict=True)}


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("named", LOCKED)
def test_every_locked_library_has_a_notice_with_the_words_of_its_licence(named: str) -> None:
    words = _flat(_sections()[named])
    # its own words, or the place where the same ones stand already
    assert len(words) > 400 or "the same words as above" in words
    assert f"  {named}: " in TEXT.split(RULE)[0]


@pytest.mark.parametrize("named", LOCKED)
def test_the_words_are_those_of_the_library_that_is_installed(named: str) -> None:
    name, version = named.split()
    try:
        found = distribution(name)
    except PackageNotFoundError:
        pytest.skip("a library of another system, or of another Python")
    if found.version != version:
        pytest.skip("another version is for this system")
    texts = [
        file.read_binary()
        for file in found.files or []
        if ".dist-info/" in str(file) and "LICEN" in file.name.upper() and file.suffix != ".py"
    ]
    known = _flat(TEXT)
    for text in texts:
        begin = _flat(text.decode("utf-8", errors="replace"))[:300]
        assert begin.split("\ufffd")[0] in known


@pytest.mark.parametrize(
    "named", ["Python", "SQLCipher", "OpenSSL", "PyInstaller", "Lucide", "Inter"]
)
def test_what_no_lock_names_has_its_notice_too(named: str) -> None:
    (words,) = [body for head, body in _sections().items() if head.startswith(named)]
    assert len(words) > 60  # its own words, or the place where the same ones stand


def test_the_words_of_the_lgpl_and_of_the_gpl_are_whole() -> None:
    known = _flat(TEXT)
    for licence in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        assert _flat((HERE / "licences" / licence).read_text(encoding="utf-8"))[-2000:] in known


def test_nothing_of_a_library_that_is_gone_is_left() -> None:
    numbered = [head for head in _sections() if head.split()[-1][:1].isdigit()]
    assert sorted(numbered) == sorted(LOCKED)


def test_the_same_words_stand_once() -> None:
    one = Named("one 1", "MIT", "", (("LICENSE", "Do as you like."),))
    two = Named("two 2", "MIT", "", (("LICENSE", "Do  as you\nlike."),))
    text = written([one, two])
    assert _flat(text).count("Do as you like.") == 1
    assert "[LICENSE: the same words as above, at one 1, LICENSE]" in text
    assert not one.fault
    assert Named("three 3", "MIT", "", ()).fault == "three 3: no text"
