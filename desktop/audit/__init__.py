"""What an auditor would find: pure functions of facts and a day, by a protocol that is data."""
