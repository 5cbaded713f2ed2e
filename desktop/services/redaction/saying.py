"""What a reader is told in place of a paper that may not go in while names are hidden."""

from desktop.language import _


def not_looked_through() -> str:
    """Return the sentence on the sheet of a scan or photo at which nobody looked yet."""
    return _(
        "Left out because names are hidden: this is a scan or a photo, in which only a person can "
        "find them. The pages are available on request."
    )


def what_to_do() -> str:
    """Return what whoever builds the package can do about it."""
    return _(
        "It was left out because names are hidden and nobody has looked through it. Press Hide "
        "parts of it, hide what others must not read, and say that you have looked at every page."
    )


def not_as_pages() -> str:
    """Return the sentence on the sheet of a letter, a table or a mail while names are hidden."""
    return _(
        "Left out because names are hidden: they cannot be taken out of a file of this kind. It is "
        "available on request."
    )
