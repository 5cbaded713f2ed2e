"""Tooltips of what somebody wrote: said as it is written, never read as markup, never too wide."""

from typing import Final

WIDEST: Final = 120  # letters; Qt breaks a longer line only where it is markup


def tip(text: str) -> str:
    """Return a text for a tooltip; Qt would take "<b>" in it for a wish to be bold."""
    lines = text.split("\n")
    if "<" not in text and max(map(len, lines)) <= WIDEST:
        return text
    from html import escape  # few need it, and the first paint has no time for it

    return f"<p>{'<br>'.join(escape(line, quote=False) for line in lines)}</p>"
