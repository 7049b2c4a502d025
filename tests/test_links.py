"""A link holds what the reader chose, by ids, and takes nothing from a stranger that the data do not know."""

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
    "project": {"p1": "培训经费"},
}


@pytest.mark.parametrize(
    ("view", "query"),
    [
        (View(), {}),
        (View(Scope(city=("天津",))), {"city": "天津"}),
        (View(Scope(code_year=(2024, None))), {"year": "2024,none"}),
        (View(Scope(unit=("u1", "u2"), words=("培训", "a"))), {"unit": "u1,u2", "q": "培训 a"}),
        (View(Scope(indicator_class=("产出",), indicator_subclass=("数量",))), {"class": "产出", "subclass": "数量"}),
        (View(Scope(project=("p1",))), {"project": "p1"}),
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


def test_one_choice_is_one_link_whatever_the_order_of_clicking():
    assert links.choosing(View(), "code_year", [None, 2025, 2024]) == links.choosing(
        View(), "code_year", [2024, None, 2025]
    )


def test_search_is_cut_where_no_person_would_type_more():
    words = links.words(" ".join(f"{number}{'x' * 99}" for number in range(99)))
    assert len(words) == links.MOST_WORDS
    assert max(map(len, words)) == links.LONGEST_WORD
