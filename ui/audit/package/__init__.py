"""The package: what goes in, how it is made, the look before sending, building, what was sent."""
