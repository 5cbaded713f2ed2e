"""Words that stand on pages without being anybody's name, though somebody is called so."""

import re
from functools import lru_cache
from typing import Final

from desktop.records import KINDS
from desktop.records.kind import Kind, Rows
from desktop.resources import resource
from desktop.values.folding import fold

_LOWER: Final = re.compile(r"(?<![^\W\d_])[a-zà-öø-ÿ]+(?![^\W\d_])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# texts of ours, as people see them: what is written small in one of them is a word
_TEXTS: Final = ("help", "protocols")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return them, folded: of a list, of the guide and the protocols, and of all our labels."""
    found = {*_listed(), *_labels()}
    for folder in _TEXTS:
        for path in sorted(resource(folder).iterdir()):
            if path.suffix in (".md", ".toml"):
                found |= {fold(word) for word in _LOWER.findall(path.read_text(encoding="utf-8"))}
    return frozenset(found)


def _listed() -> set[str]:
    text = resource("names", "ordinary.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {fold(word) for line in lines for word in line.split()}


def _labels() -> set[str]:
    labels = [kind.title for kind in KINDS] + [kind.plural for kind in KINDS]
    for kind in KINDS:
        parts: list[Kind | Rows] = [kind, *kind.tables()]
        for part in parts:
            labels += [field.label for field in part.fields]
            labels += [word for field in part.fields for word in (field.choices or {}).values()]
    return {fold(word) for label in labels for word in _LETTERS.findall(label)}
