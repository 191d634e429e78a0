"""enforce-rules."""
