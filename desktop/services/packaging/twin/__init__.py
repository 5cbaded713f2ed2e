"""The folder of a package: every paper under its question, an index, the plan and the manifest."""

from desktop.services.packaging.twin.laying import LaidOut, lay

__all__ = ["LaidOut", "lay"]
