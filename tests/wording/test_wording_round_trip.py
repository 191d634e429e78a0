"""What is written back is read again as the same value: on generated values, of every door."""

from typing import Any

import pytest
from hypothesis import given, settings
from wording_strategies import (
    amounts,
    citations,
    conditions,
    periods,
    sequences,
    weights,
)

from enforce_rules.wording import (
    Provision,
    parse_amount,
    parse_citation,
    parse_period,
    parse_quantity,
    parse_sanctions,
    parse_weight,
    render,
    to_json,
)

many = settings(max_examples=250, deadline=None)


@many
@given(amounts)
def test_an_amount(value: Any) -> None:
    assert value == parse_amount(render(value))


@many
@given(sequences())
def test_a_sequence_of_sanctions(value: Any) -> None:
    assert value == parse_sanctions(render(value))


@many
@given(conditions)
def test_a_condition(value: Any) -> None:
    assert value == parse_quantity(render(value))


@many
@given(citations())
def test_a_list_of_citations(value: tuple[Provision, ...]) -> None:
    assert value == parse_citation(render(value))


@settings(max_examples=300, deadline=None)
@given(weights)
def test_a_weight(value: Any) -> None:
    assert value == parse_weight(render(value))


@settings(max_examples=300, deadline=None)
@given(periods)
def test_a_period(value: Any) -> None:
    assert value == parse_period(render(value))


@pytest.mark.parametrize("strategy", [amounts, sequences(), conditions, citations(), weights, periods])
def test_every_value_is_json_of_text_numbers_and_flags(strategy: Any) -> None:
    @settings(max_examples=100, deadline=None)
    @given(strategy)
    def check(value: Any) -> None:
        todo = [to_json(value)]
        while todo:
            part = todo.pop()
            todo += part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
            assert isinstance(part, dict | list | str | bool | int | None.__class__)

    check()
