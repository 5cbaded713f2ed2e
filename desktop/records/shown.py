"""The words that people see of a column, kept on the column so that nothing else repeats them."""

from collections.abc import Mapping
from typing import Any

Choices = Mapping[str, str]  # stored word -> word on screen (a msgid, translated where shown)


def shown(
    label: str,
    *,
    required: bool = False,
    personal: bool = False,
    restricted: bool = False,
    private: bool = False,
    in_table: bool = True,
    choices: Choices | None = None,
    also: tuple[str, ...] = (),
    hint: str = "",
) -> dict[str, Any]:
    """Describe a column to people: `mapped_column(info=shown(N_("Found on")))`.

    `personal` marks what export and redaction must be able to leave out; `restricted` marks what is
    besides kept out of search (OHS Code s.184: first-aid records). `private` marks what is sealed
    once the owner has set up private facts; whatever is restricted is sealed too. `also` are
    headings under which people's own sheets carry the same thing, folded.
    """
    return {
        "shown": {
            "label": label,
            "required": required,
            "personal": personal,
            "restricted": restricted,
            "private": private or restricted,
            "in_table": in_table,
            "choices": choices,
            "also": also,
            "hint": hint,
        }
    }
