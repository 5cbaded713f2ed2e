"""The list of what is no longer needed, as a person looks it over and signs it off."""
