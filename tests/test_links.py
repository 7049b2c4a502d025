"""A link holds what the reader chose, by ids, and takes nothing from a stranger that the data do not know."""

from decimal import Decimal

import pytest

from pages.parts import links
from pages.parts.links import View
from queries import Scope

KNOWN = {
    "city": {"天津": "天津", "广州": "广州", None: ""},
    "unit": {"u1": "甲中心", "u2": "乙局"},
    "indicator_class": {"产出": "产出"},
    "indicator_subclass": {"数量": "数量"},
    "code_year": {2024: "2024", 2025: "2025", None: ""},
    "target_kind": {"number": "number", "text": "text"},
    "comparator": {"≥": "≥", None: ""},
    "measure": {"%": "%", "万元": "万元", None: ""},
    "rule": {"plan_falls": "累计支出计划下降"},
    "severity": {"check": "check"},
    "review_state": {"pending": "pending"},
    "project": {"p1": "培训经费"},
    "document": {"d1": "甲.txt"},
}
OWN = View(Scope(city=("天津",), target_kind=("number",), measure=("%",), value_from=Decimal(90)))


@pytest.mark.parametrize(
    ("view", "query"),
    [
        (View(), {}),
        (View(Scope(city=("天津",))), {"city": "天津"}),
        (View(Scope(code_year=(2024, None))), {"year": "2024,none"}),
        (View(Scope(unit=("u1", "u2"), words=("培训", "a"))), {"unit": "u1,u2", "q": "培训 a"}),
        (View(Scope(indicator_class=("产出",), indicator_subclass=("数量",))), {"class": "产出", "subclass": "数量"}),
        (View(Scope(target_kind=("number",), comparator=(None, "≥"))), {"kind": "number", "comparator": "none,≥"}),
        (View(Scope(measure=("%",), value_from=Decimal("89.5"))), {"measure": "%", "min": "89.5"}),
        (View(Scope(measure=(None,), value_to=Decimal(100))), {"measure": "none", "max": "100"}),
        (
            View(Scope(rule=("plan_falls",), severity=("check",), review_state=("pending",))),
            {"rule": "plan_falls", "severity": "check", "state": "pending"},
        ),
        (View(Scope(project=("p1",))), {"project": "p1"}),
        (View(Scope(document=("d1",))), {"document": "d1"}),
        (View(language="en"), {"lang": "en"}),
    ],
)
def test_view_goes_to_a_link_and_back(view, query):
    assert links.query(view) == query
    assert links.parse(query, KNOWN) == (view, [])


def test_unknown_values_are_left_out_and_named():
    view, unknown = links.parse({"unit": "u1,zz", "year": "1999", "lang": "fr", "city": "<b>", "project": "p9"}, KNOWN)
    assert view == View(Scope(unit=("u1",)))
    assert unknown == ["city=<b>", "unit=zz", "year=1999", "project=p9", "lang=fr"]


@pytest.mark.parametrize("measure", [{}, {"measure": "%,万元"}, {"measure": "zz"}])
def test_value_range_without_one_measure_means_nothing_and_is_left_out(measure):
    view, unknown = links.parse({**measure, "min": "90", "max": "95"}, KNOWN)
    assert (view.scope.value_from, view.scope.value_to) == (None, None)
    assert unknown[-2:] == ["min=90", "max=95"]


@pytest.mark.parametrize("text", ["abc", "nan", "1e9", "--1", "9" * 30, "1.1234567", "１"])
def test_bound_that_is_no_number_is_left_out_and_named(text):
    view, unknown = links.parse({"measure": "%", "min": text}, KNOWN)
    assert view.scope.value_from is None
    assert unknown == [f"min={text}"]


def test_another_measure_ends_the_bounds_of_the_value():
    assert links.choosing(OWN, "measure", ["万元"]).scope == Scope(
        city=("天津",), target_kind=("number",), measure=("万元",)
    )


def test_filters_of_one_page_hold_on_that_page_only():
    assert links.on_page(OWN, "indicators") == OWN
    assert links.on_page(OWN, "costs") == View(Scope(city=("天津",)))


def test_link_to_another_page_leaves_the_filters_of_the_page_that_has_them():
    asked = View(Scope(city=("广州",)))
    assert links.coming_from(asked, OWN, "indicators") == asked
    assert links.coming_from(asked, OWN, "costs").scope == Scope(
        city=("广州",), target_kind=("number",), measure=("%",), value_from=Decimal(90)
    )


def test_one_choice_is_one_link_whatever_the_order_of_clicking():
    assert links.choosing(View(), "code_year", [None, 2025, 2024]) == links.choosing(
        View(), "code_year", [2024, None, 2025]
    )


def test_search_is_cut_where_no_person_would_type_more():
    words = links.words(" ".join(f"{number}{'x' * 99}" for number in range(99)))
    assert len(words) == links.MOST_WORDS
    assert max(map(len, words)) == links.LONGEST_WORD
