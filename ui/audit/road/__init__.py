"""The road to the certificate, as a view of the audit."""
