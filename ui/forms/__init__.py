"""Forms made by hand, for the kinds that a form made of their fields serves badly."""

# first, because `ui.editors` takes its overrides from here: whoever imports a form imports both
import ui.editors  # noqa: F401
