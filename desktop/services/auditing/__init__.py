"""What an auditor would find in a company file on a day."""
