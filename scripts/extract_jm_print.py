"""Reduce the transcription of 江环〔2020〕10号 附件 to its tables, without the prose of the statutes beside them.

In: the full transcription (Markdown, a table a sheet). Out: the same tables; of the column 法律依据 only the provisions cited and,
where a sheet goes on with another stage of the same act, the stage (逾期不改正的, 对直接负责的主管人员…); what `enforce-rules import` reads:

    python scripts/extract_jm_print.py FULL.md tests/data/jm-2020-tables.md
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

HAN = "一二三四五六七八九十百零"
SHEET = re.compile(r"\*\*([一二三四五六七八九十]+、《.+)\*\*")
CITED = re.compile(
    rf"(?:^|\d、)(《?(?:中华人民共和国)?[^《》。：:]*(?:〈[^〉]*〉[^《》]*)?》(?:（\d{{4}}年修[订正]）)?"
    rf"第[{HAN}]+条(?:、?第[{HAN}]+款|、?第（[{HAN}]+）项)*)(?=[：:\s\u4e00-\u9fff])"
)
STAGE = re.compile(r"逾期[^，]*的|对直接负责的[^，]*人员")
BASIS, TIER = 2, 3


def basis(text: str, tier: str) -> str:
    """The provisions or the stage that a cell names; a copy of another row's sentence (no stage, no new first tier) is left out."""
    cited = CITED.findall(text)
    if cited:
        return "；".join(cited)
    stage = STAGE.match(text)
    return stage[0] if stage and tier == "1" else ""


def main(source: str, target: str) -> None:
    """Read the full transcription, write the extract."""
    lines = []
    for line in Path(source).read_text("utf-8").splitlines():
        sheet = SHEET.fullmatch(line)
        if sheet:
            lines += ["", f"# {sheet[1]}", ""]
        elif line.startswith("|") and lines:
            cells = [cell.strip() for cell in line[1:-1].split("|")]
            cells[BASIS] = (
                cells[BASIS] if set(cells[BASIS]) <= {"-"} else (cells[BASIS] and basis(*cells[BASIS : TIER + 1])) or ""
            )
            cells[BASIS] = "法律依据" if cells[TIER] == "类别" else cells[BASIS]
            lines.append("| " + " | ".join(cells) + " |")
    Path(target).write_text("\n".join(lines[1:]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
