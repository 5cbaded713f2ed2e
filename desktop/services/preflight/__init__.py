"""The look before sending: what would make a package come back, each line one click from its fix."""
