"""Compiling: documents → Program; every name resolved, every cell typed, once."""
