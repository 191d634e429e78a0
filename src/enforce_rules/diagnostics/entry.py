"""One entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """The sentence and the hint of a code, in both languages."""

    zh: str
    en: str
    hint_zh: str | None = None
    hint_en: str | None = None

    def message(self, lang: str) -> str:
        """The sentence."""
        return self.en if lang == "en" else self.zh

    def hint(self, lang: str) -> str | None:
        """The hint that goes with every diagnostic of this code."""
        return self.hint_en if lang == "en" else self.hint_zh
