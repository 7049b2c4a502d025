"""What a cost pays for and who is asked for satisfaction, by ordered tables of keywords that a person may edit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.normalise.spelling import plain

UNCLASSIFIED = "未分类"

ASKED = re.compile(r"满意|好评|评价|认可|投诉|问卷|意见")


@dataclass(frozen=True, slots=True)
class Keywords:
    """Rows (keyword, category) in the order of their table: an earlier keyword goes before a later one."""

    rows: tuple[tuple[str, str], ...]

    def category(self, name: str | None, description: str | None) -> str:
        """The category of the first keyword in the name; else the one that all keywords in the description share.

        A name is about one thing (`场地租赁费` is 场地, which stands above 租赁); a description may list several, and
        then none of them is the category.
        """
        named = next(self.found(name), None)
        described = set() if named else set(self.found(description))
        return named or (described.pop() if len(described) == 1 else UNCLASSIFIED)

    def found(self, text: str | None) -> Iterator[str]:
        """The category of each keyword in `text`; what one keyword has covered is not looked at again."""
        spelled = plain(text or "")
        for keyword, category in self.rows:
            if keyword in spelled:
                spelled = spelled.replace(keyword, " ")
                yield category


def cost_category(keywords: Keywords, level3: str | None, description: str | None) -> str:
    """What a cost pays for, such as 劳务, else 未分类."""
    return keywords.category(level3, description)


def respondent(keywords: Keywords, level3: str | None, description: str | None) -> str:
    """Who is asked, such as 学员/学生; 未分类 too where nobody is asked (a 办结率 printed under 满意度)."""
    if not ASKED.search((level3 or "") + (description or "")):
        return UNCLASSIFIED
    return keywords.category(level3, description)
