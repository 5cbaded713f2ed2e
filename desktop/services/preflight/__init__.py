"""The look before sending: what would make a package come back, a click from its fix each."""
