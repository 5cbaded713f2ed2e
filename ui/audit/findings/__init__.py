"""What an auditor would find, and what somebody set aside of it."""
