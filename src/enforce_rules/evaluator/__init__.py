"""Evaluating: (Program, Case) → Report; pure."""
