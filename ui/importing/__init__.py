"""The import wizard: from a messy folder to records, and nothing written before the last step."""

from ui.importing.wizard import ImportWizard

__all__ = ["ImportWizard"]
