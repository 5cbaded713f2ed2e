"""Says the company's way to rate risks in words, where it is kept as a program wrote it."""

import json
from typing import Final

from desktop.language import N_, _

_WORDS: Final = {
    "axes": N_("axes: {value}"),
    "levels": N_("levels: {value}"),
    "medium_from": N_("medium from {value}"),
    "high_from": N_("high from {value}"),
}
_COMBINED: Final = {"multiply": N_("levels are multiplied"), "add": N_("levels are added")}


def say_risk_matrix(text: str) -> str:
    """Return the matrix in words; as it is where somebody wrote something else."""
    try:
        said = json.loads(text)
    except ValueError:
        return text
    if not isinstance(said, dict) or not said.keys() <= {*_WORDS, "combine"}:
        return text
    parts = [
        _(_COMBINED.get(str(value), str(value)))
        if name == "combine"
        else _(_WORDS[name]).format(value=value)
        for name, value in said.items()
    ]
    return ", ".join(parts)
