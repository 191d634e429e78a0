"""Codes of the defects of published tables (decision 0041)."""

from __future__ import annotations

from enforce_rules.diagnostics.entry import Entry


def _hints(kind: str, place: str = "{record}") -> tuple[str, str]:
    """What to try: check the transcription, and record what the source really says."""
    entry = f"{{{{缺陷: {kind}, 处: {place}}}}}"
    return (
        f"核对原文；原文就是这样的，在“认缺”里记下 {entry}",
        f"check the source; if it says so, record it under 认缺: {entry}",
    )


DEFECTS = {
    "tier-gap": Entry("{what}，没有一档", "no row holds {what}", *_hints("空隙")),
    "tier-overlap": Entry(
        "{row}和{rows}可以同时成立，所得不同{where}",
        "{row} and {rows} can both apply and differ {where}",
        *_hints("重叠"),
    ),
    "combination-missing": Entry("{what}，表里没有这一格", "the table has no row for {what}", *_hints("缺格")),
    "party-left-out": Entry("这里没有写对{party}怎样处理", "nothing is said here of {party}", *_hints("缺当事人")),
    "fine-gap": Entry(
        "法定幅度里的“{what}”，没有一档罚到", "no tier fines `{what}`, which the statute allows", *_hints("罚幅空隙")
    ),
    "weights-short": Entry(
        "起点加各要素的最高权重只有{most}，罚不到基数",
        "start and highest weights come to {most} only",
        *_hints("权重不足"),
    ),
    "weights-over": Entry(
        "起点加各要素的最高权重有{most}，没有封顶",
        "start and highest weights come to {most}, and nothing caps them",
        *_hints("权重超额"),
    ),
    "base-differs": Entry(
        "基数“{have}”不是法定幅度“{law}”的上限", "the base `{have}` is not the maximum of `{law}`", *_hints("基数不符")
    ),
    "sum-below-statute": Entry(
        "最低是{have}＝{comes}，低于法定的{law}",
        "the least is {have} = {comes}, below the statutory {law}",
        *_hints("低于法定"),
    ),
    "defect-not-found": Entry(
        "“认缺”记着{defect}（{where}），表里没有",
        "认缺 records {defect} ({where}), which the table does not have",
        "改正缺陷的种类或者所在之处；抄录改了的，删去这一项",
        "correct its kind or its place; if the transcription has changed, delete the entry",
    ),
    "table-too-large": Entry(
        "表 `{table}` 太大，没有查空隙、重叠和缺格", "the table `{table}` is too large to look for gaps and overlaps"
    ),
}
