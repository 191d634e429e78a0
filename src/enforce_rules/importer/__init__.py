"""Reading published papers (公布的表) into rulesets: a skeleton, and a report of what a person must check.

In: a `Paper`, an `Overlay` of what a person decided, facts of rulesets. Out: a `Draft`. Only `sources.py` opens files.
"""

from enforce_rules.importer.draft import Draft, Layout, import_paper
from enforce_rules.importer.known import known_facts
from enforce_rules.importer.lists import is_granted
from enforce_rules.importer.needed import with_conventions
from enforce_rules.importer.overlay import Overlay, read_overlay, together
from enforce_rules.importer.remarks import Remark
from enforce_rules.importer.rendered import import_rendered, is_rendered
from enforce_rules.importer.report import report
from enforce_rules.importer.sections import title_of
from enforce_rules.importer.sources import Sources

__all__ = [
    "Draft",
    "Layout",
    "Overlay",
    "Remark",
    "Sources",
    "import_paper",
    "import_rendered",
    "is_granted",
    "is_rendered",
    "known_facts",
    "read_overlay",
    "report",
    "title_of",
    "together",
    "with_conventions",
]
