"""The sample that an auditor might draw."""
