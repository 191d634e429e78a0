"""Explanation (说理): a recommendation in words, every statement of a rule with its provision.

In: a `Report`. Out: plain text, Chinese or English. The words are in `phrases.py`; nothing here decides anything.
"""

from enforce_rules.explainer.explain import explain, explain_questions

__all__ = ["explain", "explain_questions"]
