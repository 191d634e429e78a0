"""What the law says, as frozen values; the standard library and Span only."""
