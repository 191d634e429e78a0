"""Reduce the published list of 粤环发〔2021〕7号 附件2 to what a transcription must equal.

In: the list as a Markdown table (序号, 类别, 违法行为, 违反条款, 不予处罚的情节). Out: for each item its act, the provision
breached, 不予 or 可以不予, all-of or any-of, and the words and figures of its conditions; no prose:

    python scripts/extract_gd_list.py LIST.md tests/data/gd-no-penalty.json
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROW = re.compile(r"^\| *(\d+) *\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
NUMERALS = "[一二三四五六七八九十百零]+"
ARTICLE = re.compile(rf"《(.+?)》\s*(第{NUMERALS}条(?:第{NUMERALS}款)?)")
WORDS = re.compile(  # the closed list of conditions
    "近一年内属于首次违法|年度内属于首次违法|属于首次违法|在责令改正期限内改正违法|经责令改正后立即改正违法行为|危害后果轻微"
    "|经发现后主动实施关闭或者实施停止建设、拆除涉案设备或者恢复原状等措施|环境保护设施验收工作已全部完成"
    "|仅一个B类水污染物超过排放标准|仅一个B类大气污染物超过排放标准|倍数在[\\d.]+倍以下|仅pH值超过标准|数值在\\d+-\\d+以内"
    "|仅色度超过标准|因突发故障导致污染防治设施不正常运行|\\d+小时内及时报告并采取应急处置、停产等措施减少污染物排放|日均值未超标"
    "|未按要求进行密闭|已按照规定安装并使用污染防治设施|无法密闭且未采取措施减少废气排放"
    "|未按照国家环境保护标准贮存的，所涉危险废物不超过[\\d.]+吨|混入非危险废物中贮存的，所涉危险废物不超过[\\d.]+吨"
    "|所涉危险废物不属于废弃剧毒化学品、医疗废物、实验室废物及易燃易爆危险废物|持续时间不超过\\d+日"
    "|所涉固体废物不属于A类污染物|所涉污染物不属于A类污染物"
)


def item(category: str, act: str, provision: str, conditions: str) -> dict[str, Any]:
    """One item of the list."""
    law, article = ARTICLE.search(provision).groups()  # type: ignore[union-attr]
    words = WORDS.findall(conditions.replace("超标倍数在", "倍数在").replace("超标排放的倍数", "倍数"))
    return {
        "category": category,
        "act": act,
        "breaches": law + article,
        "outcome": "可以不予行政处罚" if "可以不予" in conditions else "不予行政处罚",
        "all": "同时满足" in conditions,
        "words": words,
    }


def main(source: str, target: str) -> None:
    """Read the list, write the extract."""
    found = {row[0]: item(*(cell.strip() for cell in row[1:])) for row in ROW.findall(Path(source).read_text("utf-8"))}
    Path(target).write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
