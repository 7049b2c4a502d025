"""The rules of a printed page -> its tables: which columns and rows they part, and which of their fields are merged.

Coordinates are points from the left upper corner of the page. A rule is (at, start, end): `at` is the y of a horizontal
one and the x of a vertical one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Rule = tuple[float, float, float]

SNAP = 5.0
"""Rules nearer than this are one: those of a double rule, the strokes of neighbouring cells. No cell is so small."""
GAP = 3.0
"""What a dotted rule, or the corner between two cells, leaves open."""
SHORTEST = 4.0
FEWEST_COLUMNS = 3
"""Uprights that together are no chance."""
FARTHEST_OVERHANG = 3 * SNAP
"""A rule that runs on beyond the outermost upright farther than any stroke is drawn over its corner."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """One table: limits of its columns and rows, and for each field the number of the cell that covers it.

    `cut` and `going_on` are the columns without a rule above the first and below the last row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]
    cut: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point; None outside of the table."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.cells[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


@dataclass(slots=True)
class Group:
    """Rules that touch one another."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)


def lattices(horizontal: Iterable[Rule], vertical: Iterable[Rule], before: Sequence[float] = ()) -> list[Lattice]:
    """The tables that the rules form, from the top; a frame around a text is none.

    `before` are the limits of the columns of the last table on the page before: one without sides may go on here with
    no rule that runs out to them.
    """
    down = merged(vertical)
    across = [rule for rule in merged(horizontal) if any(touch(rule, other) for other in down)]
    found = [lattice(closed(group, before)) for group in groups(across, down)]
    return sorted((one for one in found if one and len(one.xs) > 2), key=lambda one: (one.ys[0], one.xs[0]))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """The rules with those in one line joined; what is left too short to part anything is dropped."""
    joined: list[list[Rule]] = []
    for line in in_lines(sorted(rules)):
        joined.append([])
        open_end = line[0][2]
        for rule in line:
            if rule[1] > open_end + GAP:
                joined.append([])
            joined[-1].append(rule)
            open_end = max(open_end, rule[2])
    whole = ((sum(rule[0] for rule in part) / len(part), part[0][1], max(rule[2] for rule in part)) for part in joined)
    return [rule for rule in whole if rule[2] - rule[1] >= SHORTEST]


def in_lines(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    """Sorted rules by the line that they lie on, each line sorted by where they start."""
    line: list[Rule] = []
    for rule in rules:
        if line and rule[0] - line[0][0] > SNAP:
            yield sorted(line, key=lambda one: one[1])
            line = []
        line.append(rule)
    if line:
        yield sorted(line, key=lambda one: one[1])


def touch(across: Rule, down: Rule) -> bool:
    y, left, right = across
    x, top, bottom = down
    return left - SNAP <= x <= right + SNAP and top - SNAP <= y <= bottom + SNAP


def groups(across: Sequence[Rule], down: Sequence[Rule]) -> list[Group]:
    """The rules by the table they belong to."""
    found: list[Group] = []
    for rule in down:
        touching = [group for group in found if any(beside(rule, other, across) for other in group.vertical)]
        group = Group()
        group.vertical.append(rule)
        for other in touching:
            group.vertical += other.vertical
            found.remove(other)
        found.append(group)
    for rule in across:
        for group in found:
            if any(touch(rule, other) for other in group.vertical):
                group.horizontal.append(rule)
                break
    return found


def beside(rule: Rule, other: Rule, across: Sequence[Rule]) -> bool:
    """Whether two verticals belong to one table: a horizontal joins them, or a page cut them at the same places."""
    if any(touch(line, rule) and touch(line, other) for line in across):
        return True
    return abs(rule[1] - other[1]) <= SNAP and abs(rule[2] - other[2]) <= SNAP


def closed(group: Group, before: Sequence[float]) -> Group:
    """The group with the sides that a table may be printed without, less the rules that part nothing (underlines)."""
    down = list(group.vertical)
    sides = open_sides(group)
    sides += lacking(limits([*sides, *(rule[0] for rule in group.vertical)]), before)
    if group.horizontal:
        top = min(min(rule[0] for rule in group.horizontal), min(rule[1] for rule in group.vertical))
        bottom = max(max(rule[0] for rule in group.horizontal), max(rule[2] for rule in group.vertical))
        down += [(x, top, bottom) for x in sides]
    return Group([rule for rule in group.horizontal if sum(touch(rule, other) for other in down) > 1], down)


def open_sides(group: Group) -> list[float]:
    """Where at least two rules end together, farther out than any upright beside them."""
    sides = []
    for end, sign in ((1, -1), (2, 1)):
        beyond = [
            rule[end] for rule in group.horizontal if overhang(rule, end, sign, group.vertical) > FARTHEST_OVERHANG
        ]
        together = [x for x in beyond if sum(abs(x - other) <= SNAP for other in beyond) > 1]
        if together:
            sides.append(max(together, key=lambda x: x * sign))
    return sides


def lacking(columns: Sequence[float], before: Sequence[float]) -> list[float]:
    """The sides of the table before that these columns lack, where each begins where one of that table did."""
    if len(columns) < FEWEST_COLUMNS or not all(any(abs(x - other) <= SNAP for other in before) for x in columns):
        return []
    return [side for side in (before[0], before[-1]) if all(abs(side - x) > FARTHEST_OVERHANG for x in columns)]


def overhang(rule: Rule, end: int, sign: int, down: Iterable[Rule]) -> float:
    """How far a rule runs out beyond the last upright at its height."""
    at = [x for x, top, bottom in down if top - SNAP <= rule[0] <= bottom + SNAP]
    return min((rule[end] - x) * sign for x in at)


def lattice(group: Group) -> Lattice | None:
    """The table of a group. A page break can leave it without its first or last rule: both ends are closed."""
    xs = limits(rule[0] for rule in group.vertical)
    top, bottom = min(rule[1] for rule in group.vertical), max(rule[2] for rule in group.vertical)
    rules = [rule[0] for rule in group.horizontal]
    # An outer border of two or three lines is entered once, where the uprights between the cells reach it.
    ys = limits(rules + [end for end in (top, bottom) if not any(abs(end - y) <= SNAP for y in rules)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    lines = [[covered(group.horizontal, y, xs[j], xs[j + 1]) for j in range(len(xs) - 1)] for y in ys]
    walls = [[covered(group.vertical, x, ys[i], ys[i + 1]) for x in xs] for i in range(len(ys) - 1)]
    columns = range(len(xs) - 1)
    cut = frozenset(j for j in columns if not lines[0][j])
    going_on = frozenset(j for j in columns if not lines[-1][j])
    return Lattice(xs, ys, numbered(lines, walls), cut, going_on)


def limits(values: Iterable[float]) -> tuple[float, ...]:
    """The values sorted, those that are nearer than SNAP as one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SNAP:
            kept.append(value)
    return tuple(kept)


def covered(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a rule runs along a whole side of a field."""
    return any(abs(rule[0] - at) <= SNAP and rule[1] <= start + SNAP and rule[2] >= end - SNAP for rule in rules)


def numbered(lines: Sequence[Sequence[bool]], walls: Sequence[Sequence[bool]]) -> tuple[tuple[int, ...], ...]:
    """For each field the number of its cell: fields without a rule between them are one cell."""
    rows, columns = len(walls), len(lines[0])
    cells = [[-1] * columns for _ in range(rows)]
    count = 0
    for i in range(rows):
        for j in range(columns):
            if cells[i][j] < 0:
                fill(cells, lines, walls, (i, j), count)
                count += 1
    return tuple(map(tuple, cells))


def fill(
    cells: list[list[int]],
    lines: Sequence[Sequence[bool]],
    walls: Sequence[Sequence[bool]],
    start: tuple[int, int],
    number: int,
) -> None:
    waiting = [start]
    while waiting:
        i, j = waiting.pop()
        if cells[i][j] >= 0:
            continue
        cells[i][j] = number
        if i + 1 < len(cells) and not lines[i + 1][j]:
            waiting.append((i + 1, j))
        if i and not lines[i][j]:
            waiting.append((i - 1, j))
        if j + 1 < len(cells[0]) and not walls[i][j + 1]:
            waiting.append((i, j + 1))
        if j and not walls[i][j]:
            waiting.append((i, j - 1))
