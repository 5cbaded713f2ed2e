"""The window of a company file with a password: unlocking, locking, the password, the sheet."""
