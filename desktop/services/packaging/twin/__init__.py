"""The folder of a package: every paper under its question, an index, the plan and the manifest."""

from desktop.services.packaging.twin.laying import AT_THE_TOP, LaidOut, lay

__all__ = ["AT_THE_TOP", "LaidOut", "lay"]
