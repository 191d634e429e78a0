"""enforce-rules: rulesets of administrative-penalty discretion (裁量基准) in, recommendations (处罚建议) out.

The front door; everything an importing system needs, and no logic. A name is fetched when first asked for, so that
using one room (the wording, say) loads no other. Inside the library, import from the room itself.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enforce_rules.diagnostics import CaseError, Diagnostic, RulesetError
    from enforce_rules.model.report import Question
    from enforce_rules.rulebook import Recommendation, Rulebook, load_rulebook
else:

    def __getattr__(name):
        from importlib import import_module

        rooms = dict.fromkeys(("CaseError", "Diagnostic", "RulesetError"), "diagnostics")
        rooms |= dict.fromkeys(("Recommendation", "Rulebook", "load_rulebook"), "rulebook")
        rooms |= {"Question": "model.report"}
        if name not in rooms:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{rooms[name]}"), name)

    def __dir__():
        return __all__


__all__ = ["CaseError", "Diagnostic", "Question", "Recommendation", "Rulebook", "RulesetError", "load_rulebook"]
