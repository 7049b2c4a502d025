"""Tables that a page break cut -> whole tables: rows and merged cells are joined again.

On the next page a table may begin with its title and head printed again, with the rest of the last row, with merged
cells that are blank since their words stand on the page before (or the other way round), or that are printed again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.errors import ParseError
from ingest.readers.both_sides import NEAR, begins_sum, near
from ingest.readers.cut_heads import last_head, names_columns
from ingest.readers.mending import Break, begins_with_rest, is_cut_label
from ingest.readers.reprints import FORM_STARTS, label_fields, reprint_apart
from ingest.readers.words import Words, fold
from ingest.readers.words.form_starts import TITLE, forms_of, says_name
from ingest.readers.words.heads import CONTINUED, CONTINUED_AT_END, head_row, project_columns
from ingest.readers.words.numbered import numbered_name
from ingest.records import REPRINTED, Block, Cell, Furniture, Grid, Row

LONGEST_LINE = 40
"""Characters of what a page prints again above a table."""


def joined(blocks: Iterable[Block], words: Words) -> list[Block]:
    """The blocks with each table that goes on over pages as one grid, what is printed again as furniture."""
    result: list[Block] = []
    open_at: int | None = None
    top: Block | None = None
    for _, group in groupby(blocks, key=page_of):
        page = [part for block in group for part in parts(block, words)]
        first = next((i for i, block in enumerate(page) if isinstance(block, Grid)), None)
        if open_at is not None and first is not None:
            page, top = without_reprint(result, open_at, page, first, top, words), page[first]
        elif first is not None:
            top = page[first]
        if open_at is not None and first is not None and goes_on(result, open_at, page, first, words):
            upper, lower = result[open_at], page[first]
            assert isinstance(upper, Grid)
            assert isinstance(lower, Grid)
            whole, reprinted = Break(upper, lower, words).mended()
            result[open_at] = whole
            result += [Furniture(block, REPRINTED) if isinstance(block, Cell) else block for block in page[:first]]
            result += [*reprinted, *page[first + 1 :]]
            last = last_grid(page)
            open_at = open_at if last == first else len(result) - len(page) + last if last is not None else None
        else:
            if open_at is not None and first is not None:
                refuse_rest(result[open_at], page[first], words)
            last = last_grid(page)
            open_at = None if last is None else len(result) + last
            result += page
    return result


def without_reprint(
    result: Sequence[Block], open_at: int, page: list[Block], first: int, top: Block | None, words: Words
) -> list[Block]:
    """A page without the rows that it only prints again, of the table that goes on or of the `top` of the page before,
    where it goes on without them; the rest of a row before another form is a table of its own.
    """
    upper, lower = result[open_at], page[first]
    for again, own in (*(reprint_apart(upper, before, lower, words) for before in (upper, top)), ([], lower)):
        parted = [*page[:first], *rest_apart(upper, own, words), *page[first + 1 :], *again]
        if goes_on(result, open_at, parted, first, words):
            return parted
    return parted


def rest_apart(upper: Block, lower: Block, words: Words) -> list[Block]:
    """The first table of a page, parted where the rest of the last row above stands before another form."""
    if not isinstance(upper, Grid) or not isinstance(lower, Grid) or not begins_with_rest(upper, lower, words):
        return [lower]
    rest = replace(lower, rows=lower.rows[:1], going_on=frozenset(), full=frozenset())
    return [rest, replace(lower, rows=lower.rows[1:], cut=frozenset())]


def parts(block: Block, words: Words) -> Iterator[Block]:
    """Tables that touch each other are drawn as one: each form is a table of its own."""
    if isinstance(block, Grid):
        yield from forms_of(block, words)
    else:
        yield block


def page_of(block: Block) -> int | None:
    cell = block.rows[0][0] if isinstance(block, Grid) else block if isinstance(block, Cell) else block.cell
    return cell.place.page


def last_grid(page: Sequence[Block]) -> int | None:
    return max((i for i, block in enumerate(page) if isinstance(block, Grid)), default=None)


def goes_on(result: Sequence[Block], open_at: int, page: Sequence[Block], first: int, words: Words) -> bool:
    """Whether the first table of a page goes on with the last one of the page before."""
    upper, lower = result[open_at], page[first]
    if not isinstance(upper, Grid) or not isinstance(lower, Grid) or not same_columns(upper, lower):
        return False
    before = [block.text for block in result[:open_at] if isinstance(block, Cell)][-6:]
    between = [block.text for block in (*result[open_at + 1 :], *page[:first]) if isinstance(block, Cell)]
    bare = (CONTINUED_AT_END.sub("", text) for text in between)
    new = [text for text in bare if text not in before and not CONTINUED.fullmatch(text)]
    if any(TITLE.search(text) or len(text) > LONGEST_LINE or names_project(text, words) for text in new):
        return False
    return belongs(upper, lower, words)


def names_project(text: str, words: Words) -> bool:
    """Whether a line names the project of the next form, by its number or its label."""
    return says_name(text, words) or numbered_name(text, words) is not None


def refuse_rest(upper: Block, lower: Block, words: Words) -> None:
    """Indicators at the top of a page, without a head of their own and not on the columns of the page before."""
    if not isinstance(upper, Grid) or not isinstance(lower, Grid) or head_row(lower, words):
        return
    printed = {fold(cell.text) for row in lower.rows for cell in row}
    if head_row(upper, words) and len(printed & words.all_levels) > 1:
        raise ParseError(
            "这一页的表印有指标而没有表头，列线又接不上前一页的表，不能确定哪一列是什么；请核对 PDF 的表格线是否完整",
            str(lower.rows[0][0].place),
        )


def same_columns(upper: Grid, lower: Grid) -> bool:
    """Whether both begin at the same side and most columns of one are columns of the other. One may be narrower, where
    its rows print fewer cells.
    """
    if not upper.edges or not lower.edges:
        return False
    left, rights = abs(upper.edges[0] - lower.edges[0]), (upper.edges[-1], lower.edges[-1])
    same_right = abs(rights[0] - rights[1]) <= 2 * NEAR or near(rights[0], lower.edges) or near(rights[1], upper.edges)
    known = sum(near(edge, upper.edges) for edge in lower.edges)
    fewest = min(len(upper.edges), len(lower.edges))
    return left <= 2 * NEAR and same_right and known * 10 >= fewest * 6


def belongs(upper: Grid, lower: Grid, words: Words) -> bool:
    """Whether the lower table is no form of its own and the upper one is (a part of) a sheet."""
    head, next_head = last_head(upper, words), head_row(lower, words)
    is_at_head = head is None or head[0] + 1 == len(upper.rows) or names_columns(upper.rows[-1], words)
    if is_at_head and Break(upper, lower, words).head_was_cut:
        return True
    if lower.rows[0][0].text and is_cut_label(upper.rows[-1][0], lower.rows[0][0], words):
        return True
    first = [row for row in lower.rows[: next_head[0] if next_head else 2] if not begins_sum(row)]
    labels = {field for row in first for field in label_fields(row, words)}
    if any(TITLE.search(cell.text) for cell in lower.rows[0] if len(cell.text) <= LONGEST_LINE):
        return False
    if next_head and head and project_columns(next_head[1]):
        return set(next_head[1]) == set(head[1])
    if head and project_columns(head[1]):
        return "project_name" not in labels
    if head:
        is_bare = head[0] + 1 == len(upper.rows) and any(words.is_class(cell.text) for cell in lower.rows[0])
        return not labels & FORM_STARTS or is_bare
    has_labels = any(label_fields(row, words) or has_labelled(row, words) for row in upper.rows)
    return "project_name" not in labels and (has_labels or names_projects(upper.rows[-1], words))


def has_labelled(row: Row, words: Words) -> bool:
    """Whether a cell of a row says a label and its value."""
    return any("：" in cell.text and words.cell_field("form", cell.text.partition("：")[0]) for cell in row)


def names_projects(row: Row, words: Words) -> bool:
    """Whether a row is the upper one of a head of projects."""
    return any(words.cell_field("row", cell.text) == "project_name" for cell in row)
