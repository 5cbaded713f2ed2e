"""The submission package: one bookmarked PDF of what a company has on file, with its evidence."""

from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Built, Choices, ExhibitMade

__all__ = ["Built", "Choices", "ExhibitMade", "build_package"]
