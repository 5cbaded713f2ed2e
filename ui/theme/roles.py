"""What every colour is for, in each scheme: colour only says a state or where to click."""

from typing import Final

from PySide6.QtGui import QColor, QPalette

Roles = dict[str, str]

LIGHT: Final[Roles] = {
    "page": "#F6F7F9",
    "card": "#FFFFFF",
    "line": "#E1E5EA",
    "edge": "#868F9C",  # the outline of what is only an outline: a tick box, a slider
    "thumb": "#B9C1CB",  # of a scroll bar
    "hover": "#F0F3F7",
    "off": "#7A8594",  # words of what cannot be used now
    "ink": "#1C2430",
    "soft": "#5B6675",
    "accent": "#1F5FBF",
    "on_accent": "#FFFFFF",
    "accent_back": "#E8F0FC",
    "accent_strong": "#174C9C",
    "plain": "#4D5765",
    "plain_back": "#EBEEF2",
    "red": "#B3261E",
    "red_back": "#FDECEA",
    "amber": "#8A5A00",
    "amber_back": "#FFF4D9",
    "green": "#1D6B3A",
    "green_back": "#E6F4EA",
    "blue": "#1F5FBF",
    "blue_back": "#E8F0FC",
}
DARK: Final[Roles] = {
    "page": "#191C20",
    "card": "#22262B",
    "line": "#363C44",
    "edge": "#7B8592",
    "thumb": "#535C67",
    "hover": "#2A2F36",
    "off": "#7F8A97",
    "ink": "#E7EAEE",
    "soft": "#A3ADB9",
    "accent": "#7FB0FF",
    "on_accent": "#10151C",
    "accent_back": "#1F3252",
    "accent_strong": "#A6C8FF",
    "plain": "#B9C1CB",
    "plain_back": "#30363D",
    "red": "#FF9A92",
    "red_back": "#44211F",
    "amber": "#FFCF70",
    "amber_back": "#3F3313",
    "green": "#8FD8A8",
    "green_back": "#1D3A28",
    "blue": "#7FB0FF",
    "blue_back": "#1F3252",
}
CONTRAST: Final[Roles] = {
    "page": "#000000",
    "card": "#000000",
    "line": "#FFFFFF",
    "edge": "#FFFFFF",
    "thumb": "#B0B0B0",
    "hover": "#262626",
    "off": "#A0A0A0",
    "ink": "#FFFFFF",
    "soft": "#FFFFFF",
    "accent": "#FFE14D",
    "on_accent": "#000000",
    "accent_back": "#3A3300",
    "accent_strong": "#FFF0A0",
    "plain": "#FFFFFF",
    "plain_back": "#262626",
    "red": "#FFB3AD",
    "red_back": "#3D0500",
    "amber": "#FFD27A",
    "amber_back": "#332200",
    "green": "#9BF0B5",
    "green_back": "#00290F",
    "blue": "#A8CBFF",
    "blue_back": "#001C40",
}
SCHEMES: Final = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
TONES: Final = ("red", "amber", "green", "blue", "plain")
READABLE: Final = 4.5  # WCAG AA for text
TELLABLE: Final = 3.0  # WCAG AA for what is not text
# what Qt calls the accent where the system told it none
_NO_ACCENTS: Final = frozenset({"#308cc6", "#000000", "#ffffff"})

# every text that may stand on every ground, for the test that measures them
PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((text, ground) for text in ("ink", "soft", "accent", "red") for ground in ("page", "card")),
    *((text, ground) for text in ("amber", "green", "blue") for ground in ("page", "card")),
    *((text, "hover") for text in ("ink", "soft", "accent", "red")),
    *((text, "accent_back") for text in ("ink", "soft", "accent")),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    *((tone, f"{tone}_back") for tone in TONES),
    *((text, f"{tone}_back") for text in ("ink", "accent") for tone in TONES),
    ("card", "ink"),
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG measures it, from 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = linear(color.redF()), linear(color.greenF()), linear(color.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_dark(color: str) -> bool:
    """Return whether white reads better on this ground than black."""
    return contrast(color, "#FFFFFF") > contrast(color, "#000000")


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a share of `other` in it."""
    a, b = QColor(one), QColor(other)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return QColor(*(round(x + (y - x) * share) for x, y in parts)).name()


def with_accent(roles: Roles, accent: QColor) -> Roles:
    """Return a scheme in the system's accent, made just readable enough; itself if it has none."""
    if not accent.isValid() or accent.name() in _NO_ACCENTS or accent.hslSaturationF() < 0.15:
        return roles
    grounds = [ground for text, ground in PAIRS if text == "accent" and ground != "accent_back"]
    end = roles["ink"]
    for step in range(20):
        color = mixed(accent.name(), end, step / 20)
        back = _ground_in(color, roles)
        if all(
            contrast(color, ground) >= READABLE for ground in (*(roles[g] for g in grounds), back)
        ):
            on = max("#FFFFFF", "#10151C", key=lambda text: contrast(text, color))
            strong = mixed(color, end, 0.2)
            if min(contrast(on, color), contrast(on, strong)) >= READABLE:
                changed = {"accent": color, "accent_back": back, "on_accent": on}
                return roles | changed | {"accent_strong": strong}
    return roles


def _ground_in(accent: str, roles: Roles) -> str:
    """Return the card with as much of the accent in it as secondary text on it bears."""
    for share in (0.2, 0.16, 0.12, 0.1, 0.08):
        back = mixed(roles["card"], accent, share)
        if share <= 0.1 or (is_dark(back) and contrast(roles["soft"], back) >= READABLE):
            break
    return back


def chosen(wanted: str, *, dark: bool, high_contrast: bool, system: QPalette) -> Roles:
    """Return the colours of a scheme; "system" takes what the system says of itself."""
    if wanted != "system":
        return SCHEMES[wanted]
    if high_contrast:
        return of_system(system)
    accent = system.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Accent)
    return with_accent(DARK if dark else LIGHT, accent)


def of_system(palette: QPalette) -> Roles:
    """Return the system's own colours in our roles, for a high-contrast theme left as it is."""

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    part = QPalette.ColorRole
    page, ink = name(part.Window), name(part.WindowText)
    picked, on_picked = name(part.Highlight), name(part.HighlightedText)
    accent = picked if contrast(picked, page) >= READABLE else ink
    on_accent = on_picked if accent == picked else page
    roles = dict.fromkeys(LIGHT, ink) | dict.fromkeys((f"{tone}_back" for tone in TONES), page)
    grounds = {"page": page, "card": page, "hover": page, "accent_back": page}
    return roles | grounds | {"accent": accent, "on_accent": on_accent, "accent_strong": accent}
