"""更正: every key of an overlay, each where it takes effect; what meets nothing is told, what is wrong has a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from importer_helpers import codes, columns, drawn, paper, plain, rows, tables

from enforce_rules.cli.main import main
from enforce_rules.importer import Overlay, Sources
from enforce_rules.importer.overlay import PARTS, TABLE
from enforce_rules.model.fact import FactDeclaration, FactKind

WHOLE = paper(
    ["违法行为", "情形", "罚款", "个人"],
    ["占道", "轻", "处1000元罚款", "处100元罚款"],
    ["〃", "重", "处2000元罚敦", "处200元罚款"],
)
CLEAN = paper(["违法行为", "情形", "罚款"], ["占道", "轻", "处1000元罚款"], ["〃", "重", "处2000元罚款"])
KNOWN = {"情节": FactDeclaration("情节", FactKind.CHOICE, labels=("情节轻", "情节重"))}


def overlay(text: str, folder: Path) -> Overlay:
    path = folder / "更正.yaml"
    path.write_text(text, "utf-8")
    sources = Sources()
    found = sources.overlay([path])
    assert not sources.found, [each.message() for each in sources.found]
    return found


def patched(patch: str, folder: Path) -> Overlay:
    lines = "\n".join(f"    {each}" for each in patch.splitlines())
    return overlay(f"表:\n  占道:\n    理由: 试\n{lines}\n", folder)


def test_a_correction_is_read_and_the_misprint_is_kept(tmp_path: Path) -> None:
    said = "更正: {列: [行, 列, 印作, 改为, 错], 行: [[2, 罚款, 处2000元罚敦, 处2000元罚款, 错印]]}"
    draft = drawn(WHOLE, patched(said, tmp_path))
    assert rows(draft)[1][1] == {"读作": "处2000元罚款", "原作": "处2000元罚敦"}  # type: ignore[index]
    assert "corrected" in codes(draft)


def test_a_slip_of_the_copy_is_read_and_not_kept(tmp_path: Path) -> None:
    said = "更正: {列: [行, 列, 印作, 改为, 错], 行: [[2, 罚款, 处2000元罚敦, 处2000元罚款, 转录]]}"
    assert rows(drawn(WHOLE, patched(said, tmp_path)))[1][1] == "处2000元罚款"  # type: ignore[index]


def test_a_correction_that_meets_nothing_is_told(tmp_path: Path) -> None:
    said = "更正: {列: [行, 列, 印作, 改为, 错], 行: [[1, 罚款, 处9元罚款, 处8元罚款, 错印]]}"
    assert "no-correction" in codes(drawn(WHOLE, patched(said, tmp_path)))
    other = overlay("表:\n  乱倒:\n    理由: 试\n", tmp_path)
    assert "no-correction" in codes(drawn(WHOLE, other))
    composite = overlay("合成: {列: [印作, 改为, 理由], 行: [[没有印, {任一: [甲, 乙]}, 试]]}\n", tmp_path)
    assert "no-correction" in codes(drawn(WHOLE, composite))


def test_what_is_set_without_and_added(tmp_path: Path) -> None:
    draft = drawn(WHOLE, patched("设: {备注: [看附件], 法定: 缺}\n删: [重合]", tmp_path))
    (table,) = tables(draft)
    assert plain(table.get("备注")) == ["看附件"]
    assert [dict(each.data)["key"] for each in draft.remarks if each.code == "set"] == ["备注", "法定"]
    added = drawn(WHOLE, overlay("加表:\n  - {编号: 另, 用途: 总则}\n", tmp_path))
    assert [plain(each.get("编号")) for each in tables(added)] == ["占道", "另"]


def test_the_column_is_about_a_fact_and_its_cells_mean_its_values(tmp_path: Path) -> None:
    said = "列名: {列: [印作, 事实, 理由], 行: [[情形, 情节, 试]]}\n"
    said += "格义: {列: [事实, 印作, 值, 理由], 行: [[情节, 轻, 情节轻, 试], [情节, 重, 情节重, 试]]}\n"
    draft = drawn(CLEAN, overlay(said, tmp_path), facts=KNOWN)
    assert "fact-proposed" not in codes(draft)
    assert plain(tables(draft)[0].get("推定")) == {
        "列": [{"条件": "情节"}, {"得": "情形"}],
        "行": [["情节轻", "轻"], ["情节重", "重"]],
    }
    own = patched("列名: {情形: 情节}\n格义: {轻: 情节轻, 重: 情节重}", tmp_path)
    assert plain(tables(drawn(CLEAN, own, facts=KNOWN))[0].get("推定")) is not None


def test_composite_conditions_are_written_out_wherever_they_stand(tmp_path: Path) -> None:
    said = overlay("合成: {列: [印作, 改为, 理由], 行: [[重, {任一: [多次, 拒不改正]}, 试]]}\n", tmp_path)
    told = [["轻", "处1000元罚款"], [{"任一": ["多次", "拒不改正"]}, "处2000元罚款"]]
    assert rows(drawn(CLEAN, said)) == told


def test_parties_header_and_whether_acts_are_a_condition(tmp_path: Path) -> None:
    head = "表头: [违法行为, 情形, 单位罚款, 个人罚款]\n当事人: {个人: 直接责任人员}"
    assert columns(drawn(WHOLE, patched(head, tmp_path)))[-1] == {  # type: ignore[index]
        "处理": "直接责任人员",
        "表头": "个人罚款",
    }
    every = overlay("当事人: {个人: 直接责任人员}\n", tmp_path)
    whole = paper(["违法行为", "个人罚款"], ["占道", "处100元罚款"])
    assert columns(drawn(whole, every)) == [{"处理": "直接责任人员", "表头": "个人罚款"}]


def test_what_is_usual_holds_for_every_table_it_fits(tmp_path: Path) -> None:
    said = overlay("通例:\n  - {凡: {用途: 基准}, 设: {实施主体: 某局}, 理由: 第三条}\n", tmp_path)
    draft = drawn(WHOLE, said)
    assert plain(tables(draft)[0].get("实施主体")) == "某局"
    assert [each.sentence() for each in draft.remarks if each.code == "set"] == ["手工写的“实施主体”：第三条"]


def test_the_header_and_sections_come_from_the_overlay(tmp_path: Path) -> None:
    said = overlay("规则集: {编号: 甲}\n约定: {列: [约定, 取值, 依据], 行: [[以上, 含, 第二条]]}\n", tmp_path)
    node = drawn(WHOLE, said).node
    assert plain(node.get("规则集")) == {"编号": "甲"}
    assert plain(node.get("约定")) == {"列": ["约定", "取值", "依据"], "行": [["以上", "含", "第二条"]]}


def test_a_later_overlay_adds_to_an_earlier_one_and_wins() -> None:
    first = Overlay(columns=(("甲", "乙"),), parties={"个人": "甲", "单位": "乙"})
    from enforce_rules.importer import together

    both = together([first, Overlay(parties={"个人": "丙"})])
    assert both.columns == (("甲", "乙"),)
    assert both.parties == {"个人": "丙", "单位": "乙"}


@pytest.mark.parametrize(
    ("wrong", "code", "hint"),
    [
        ("表头: [甲]\n", "unknown-key", "表"),
        ("表:\n  占道: {设: {}}\n", "missing-key", "理由"),
        (
            "表:\n  占道: {理由: 试, 更正: {列: [行, 列, 印作, 改为, 错], 行: [[1, 罚款, 甲, 乙, 错字]]}}\n",
            "unknown-value",
            "错印",
        ),
        ("表: [甲]\n", "wrong-shape", ""),
    ],
)
def test_what_is_wrong_with_an_overlay_has_a_place_and_nothing_is_imported(
    wrong: str, code: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, path = tmp_path / "表.csv", tmp_path / "更正.yaml"
    table.write_text("违法行为,罚款\n占道,处1000元罚款\n", "utf-8")
    path.write_text(wrong, "utf-8")
    assert main(["import", str(table), "--overlay", str(path)]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert f"[{code}]" in told.err
    assert f"{path}:" in told.err
    assert hint in told.err


def test_every_key_is_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/import.md").read_text("utf-8")
    assert [key for key in (*PARTS, *TABLE) if f"`{key}`" not in page] == []


def test_a_volume_asks_the_facts_of_its_ruleset(tmp_path: Path) -> None:
    folder = tmp_path / "某基准"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(
        "规则集: {编号: 某, 名称: 某, 制定机关: 某局, 地区: 全国, 施行: 2024-01-01, 核对: 虚拟}\n"
        "约定: {列: [约定, 取值, 依据], 行: [[以上, 含, /], [以下, 含, /]]}\n"
        "事实: {列: [事实, 类型, 取值], 行: [[占用面积, 数量, 平方米]]}\n表: []\n",
        "utf-8",
    )
    table = tmp_path / "表.csv"
    table.write_text("市容\n\n违法行为,情形,罚款\n占道,占用面积5平方米以下,处1000元以上2000元以下罚款\n", "utf-8")
    out, told = folder / "volume-1.yaml", tmp_path / "报告.txt"
    options = ["--volume-of", "某", "--with", str(folder), "--title", "市容", "-o", str(out), "--report", str(told)]
    assert main(["import", str(table), *options]) == 0
    text = out.read_text("utf-8")
    assert text.startswith("分册:\n  属: 某\n  名称: 市容\n") or "分册: {属: 某, 名称: 市容}" in text
    assert "约定" not in text
    assert "fact-proposed" not in told.read_text("utf-8")
    assert main(["check", "--only", str(folder)]) == 0
