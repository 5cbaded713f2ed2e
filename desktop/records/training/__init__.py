"""Element 3: orientation, certificates and competency."""
