"""Audit & package: how every area will stand on a day, and what is on file to show for it."""
