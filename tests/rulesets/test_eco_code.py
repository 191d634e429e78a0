"""生态环境法典: the penalties of book five are the published ones, article by article, both ways.

In: the ruleset as plain YAML and the extract made by `scripts/check_eco_code.py`, read by `eco_code_reading`, not by the
library. A figure is in a row of its own stage, party and item, and no row has a figure the article has not.
"""

from __future__ import annotations

import re

import pytest
from eco_code_reading import (
    ACTS,
    ARTICLES,
    BY_ID,
    CASES,
    FILES,
    GROUPS,
    LAW,
    SCRIPT,
    SOURCE,
    TABLES,
    UNSAID,
    WRITTEN,
    Row,
    by_item,
    floors,
    group,
    place,
    rows,
    strings,
)

from enforce_rules.wording import parse_citation

# ---- where the reading departs from the order of the words; each is told in SOURCE.md ----

NOT_A_PREMISE = {"1109": "逾期不拆除"}  # the fine of 第一款 and 第二款 does not wait for 逾期不拆除
GOES_ON = {"1099": "建设单位"}  # 对建设单位处……；情节严重的，处……: the second clause is of the same party

ADDED = {("1187", 1): {"可以暂扣"}}  # 处罚款、暂扣机动车驾驶证等处罚: whether both is not said
ALONE = re.compile("元以上.*元以下|倍以上|日以上")  # the figures of one stage of a fine or of detention

# ---- header, articles ----


def test_header_and_repealed_laws() -> None:
    head = FILES["ruleset"]["规则集"]
    assert head["施行"] == SOURCE["in_force"]
    assert (head["位阶"], head["制定机关"], head["地区"], head["核对"]) == (
        "法律",
        "全国人民代表大会",
        "全国",
        "据转载",
    )
    relations = [row for row in FILES["ruleset"]["关系"]["行"] if row[0] == "废止"]
    assert [row[1] for row in relations] == SOURCE["repealed"]
    assert {row[3] for row in relations} == {f"{SOURCE['in_force']}起"}


def _clauses_unsaid() -> set[str]:
    """Every article 未译 speaks of, 第X条至第Y条 spelled out."""
    found: set[int] = set()
    for line in UNSAID:
        numbers = [SCRIPT.number(each) for each in re.findall(rf"第({SCRIPT.NUMERAL})条", line[0])]
        found |= set(range(numbers[0], numbers[-1] + 1) if "至" in line[0] else numbers)
    return {str(each) for each in found}


def test_every_article_is_written_or_said_not_to_be() -> None:
    assert set() == set(ARTICLES) - set(WRITTEN) - _clauses_unsaid()
    cited = {
        place(text)[0] for table in FILES["ruleset"]["表"] for text in strings(table) if text.startswith(f"{LAW}第")
    }
    assert set() == {str(each) for each in SOURCE["general"]} - cited - _clauses_unsaid()


def test_every_paragraph_with_a_figure_or_a_measure_has_an_act() -> None:
    covered = {(article, each) for article, first in GROUPS for each in group(article, first)}
    told = {place(LAW + row[0].partition("、")[0])[:2] for row in UNSAID}
    for article, paragraphs in ARTICLES.items():
        for number, paragraph in enumerate(paragraphs, 1):
            if paragraph["clauses"]:
                alone = (article, None if len(paragraphs) == 1 else number)
                assert (article, number) in covered or alone in told, (article, number)


def test_citations_are_read_as_one_provision_each() -> None:
    for text in {text for file in FILES.values() for text in strings(file) if text.startswith(f"{LAW}第")}:
        if "句" not in text:
            (cited,) = parse_citation(text)
            assert (cited.doc, str(cited.article)) == (LAW, place(text)[0])


def test_the_sections_hold_their_own_articles_in_order() -> None:
    volumes = [file for name, file in FILES.items() if name != "ruleset"]
    numbers = [[int(place(row[2])[0]) for row in file["事项"]["行"]] for file in volumes]
    assert len(volumes) == 14
    assert [each for volume in numbers for each in volume] == sorted(each for volume in numbers for each in volume)


# ---- names ----

IN_OTHER_WORDS = {
    ("1095", 2), ("1169", 2), ("1178", 3), ("1230", 2),  # 前款: said by what it refers to
    ("1098", 1), ("1100", 1), ("1103", 1), ("1107", 1), ("1109", 2), ("1119", 2), ("1124", 1), ("1127", 1),  # several acts
    ("1128", 2), ("1131", 1), ("1132", 3), ("1142", 1), ("1145", 2), ("1149", 1), ("1187", 1), ("1207", 1), ("1218", 1),
    ("1221", 1), ("1222", 1), ("1229", 1), ("1232", 1), ("1096", 2), ("1095", 4),
}  # fmt: skip
AROUND = (
    "从事海水养殖活动", "海岸工程和海洋工程建设项目", "未实行排污许可管理的企业事业单位", "土壤污染责任人或者土地使用权人",
    "因发生事故或者其他突发性事件，造成或者可能造成环境污染、生态破坏事件，", "（行政拘留）",
)  # fmt: skip


def _names(article: str, paragraph: int, item: int | None) -> set[str]:
    """The names of the acts of a provision, as they are and without the words that say whose item it is."""
    found = set()
    for _, name, citation, *_ in ACTS.values():
        a, p, i = place(citation)
        if (a, p or 1, i) == (article, paragraph, item):
            bare = [name.removeprefix(words).removesuffix(words) for words in AROUND]
            found |= {SCRIPT.fingerprint(each) for each in (name, *bare)}
    return found


@pytest.mark.parametrize("article", WRITTEN)
def test_names_of_violations_are_the_printed_ones(article: str) -> None:
    for number, paragraph in enumerate(ARTICLES[article], 1):
        for item, name in enumerate(paragraph["items"], 1):
            assert name in _names(article, number, item), (number, item)
        if (article, number) in GROUPS and paragraph["head"] and (article, number) not in IN_OTHER_WORDS:
            assert paragraph["head"] in _names(article, number, None), number


# ---- figures ----


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_figures_are_the_printed_ones_item_by_item(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        if all("同表" in table for table in tables):
            assert not spoken, "a paragraph with figures of its own cannot share a table"
            continue
        printed = {each["figure"] for clause in spoken for each in clause["figures"]}
        written = {each for table in tables for row in rows(table) for each in row.figures}
        assert printed == written | {each for table in tables for each in floors(table)}


def at_their_stage(at: list[Row], stage: list[str]) -> bool:
    """Whether one of the rows is at this stage; a clause of no stage is in a row of none."""
    return any(set(stage) <= row.stages if stage else not row.stages for row in at)


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_figures_and_measures_stand_at_their_stage(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        lines = [row for table in tables for row in rows(table)]
        for clause in spoken:
            stage = [each for each in clause["stage"] if each != NOT_A_PREMISE.get(article)]
            for figure in (each["figure"] for each in clause["figures"]):
                at = [row for row in lines if figure in row.figures]
                assert not at or at_their_stage(at, stage), (figure, stage)
            for measure in clause["measures"]:
                at = [row for row in lines if measure in SCRIPT.measures(row.text)]
                assert at_their_stage(at, clause["stage"]), (measure, clause["stage"])


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_a_fine_that_another_stage_replaces_does_not_stand_beside_it(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        lines = [row for table in tables for row in rows(table)]
        parted = [
            (each["who"] or GOES_ON.get(article), each["figure"], set(clause["stage"]) - {NOT_A_PREMISE.get(article)})
            for clause in spoken
            for each in clause["figures"]
            if ALONE.search(each["figure"])
        ]
        for who, figure, stage in parted:
            later = [then for whose, other, then in parted if whose == who and ("日" in figure) == ("日" in other)]
            others = {each for then in later for each in then if not stage}
            for row in lines:
                if figure in row.figures and not row.stages:
                    assert all(any(other in word for word in row.unless) for other in others), (row.table, others)


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_figures_fall_on_their_party(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        always = GOES_ON.get(article)
        pairs = [(each["who"] or always, each["figure"]) for clause in spoken for each in clause["figures"]]
        if len({who for who, _ in pairs}) == 1:
            pairs = [(None, figure) for _, figure in pairs]  # one addressee needs no role
        named = {who for who, _ in pairs if who}
        lines = [row for table in tables if "同表" not in table for row in rows(table)]
        extra = {each for table in tables for each in floors(table)}
        written = {(row.who if row.who in named else None, each) for row in lines for each in row.figures}
        assert {pair for pair in pairs if pair[1] not in extra} == {pair for pair in written if pair[1] not in extra}


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_fines_that_may_be_imposed_are_those(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        printed = {each["figure"]: each["may"] for clause in spoken for each in clause["figures"]}
        for row in (row for table in tables if "同表" not in table for row in rows(table)):
            for figure in row.figures:
                assert row.may(figure) == printed[figure], (row.table, figure)


@pytest.mark.parametrize(("article", "first"), GROUPS)
def test_measures_are_the_printed_ones_item_by_item(article: str, first: int) -> None:
    for spoken, tables in by_item(article, first):
        if all("同表" in table for table in tables):
            continue
        printed = {each for clause in spoken for each in clause["measures"]} | ADDED.get((article, first), set())
        written = {each for table in tables for row in rows(table) for each in SCRIPT.measures(row.text)}
        assert printed == written


def test_the_bands_of_accidents() -> None:
    table = BY_ID["1236"]
    grade, fine = (table["列"].index(head) for head in ({"条件": "环境污染、生态破坏事故等级"}, {"处理": "单位"}))
    bands = {line[grade]: line[fine] for line in table["行"][:4]}
    assert ["一般", "较大", "重大", "特别重大"] == list(bands)
    assert [SCRIPT.FIGURE.findall(cell)[0] for cell in bands.values()] == [
        clause["figures"][0]["figure"] for clause in ARTICLES["1236"][1]["clauses"]
    ]


# ---- worked examples ----


def test_every_row_is_reached_by_an_example() -> None:
    tables = [table for file in CASES for table in file["表"]]
    steps = {
        line[table["列"].index({"应": "步骤"})]
        for table in tables
        if {"应": "步骤"} in table["列"]
        for line in table["行"]
    }
    wanted = {
        f"{table['编号']}:{number}"
        for table in TABLES
        for number in range(1, len(table.get("行", BY_ID.get(table.get("同表", ""), {}).get("行", []))) + 1)
        if "同表" not in table
    }
    assert set() == wanted - steps
    assert {table["编号"] for table in TABLES if "同表" in table} <= {table["对"] for table in tables}
