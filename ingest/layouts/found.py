"""What a document has shown while it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.layouts.above import Above
from ingest.layouts.heading import COVER, is_overall
from ingest.layouts.project_table import ProjectTable
from ingest.readers.words.heads import CONTINUED_AT_END
from ingest.records import Amount, OverallForm, PrintedIndicator, PrintedProject, Row

TABLE = "一表多项目"


@dataclass(slots=True)
class Found:
    """Projects and forms so far; `kinds` are the layouts met, `headings` what may name the year; `table` is the last
    one of projects, and `until` how many projects there were at its end.
    """

    projects: list[PrintedProject] = field(default_factory=list)
    overall: list[OverallForm] = field(default_factory=list)
    kinds: dict[str, None] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    printed_total: Amount | None = None
    table: ProjectTable | None = None
    until: int = 0
    last_title: str | None = None
    is_last_overall: bool = False
    passed_by: str | None = None
    """Why the last table with indicators is none of targets: the rest of it, untitled, is none either."""

    def add_project(self, project: PrintedProject, title: str | None) -> None:
        self.projects.append(project)
        self.last_title, self.is_last_overall, self.passed_by = title, False, None

    def add_overall(self, form: OverallForm) -> None:
        self.overall.append(form)
        self.last_title, self.is_last_overall, self.passed_by = form.title, True, None

    def is_rest_of_last(self, title: str) -> bool:
        """Whether a title says that the form entered last goes on below it: `项目支出绩效目标表（续）`."""
        bare = CONTINUED_AT_END.sub("", title)
        return bare != title and bare == CONTINUED_AT_END.sub("", self.last_title or "")

    def go_on(self, indicators: Sequence[PrintedIndicator]) -> None:
        """More indicators of the form entered last."""
        if self.is_last_overall:
            form = self.overall.pop()
            self.overall.append(replace(form, indicators=(*form.indicators, *indicators)))
        else:
            project = self.projects.pop()
            self.projects.append(replace(project, indicators=(*project.indicators, *indicators)))

    def enter_table(self, table: ProjectTable, rows: Sequence[Row], title: str | None) -> None:
        """The projects of a table, or the whole departments of one that names no projects. A table that prints the
        head of the one before it again, and no project in its first row, goes on with it.
        """
        if self.goes_on(table, rows):
            table = self.table or table
            del self.projects[len(self.projects) - len(table.entries) :]
        table.read(rows)
        if "project_name" not in table.fields or is_overall(title):
            self.overall += table.overall(title)
            return
        self.projects += table.projects()
        self.last_title, self.is_last_overall, self.passed_by = title, False, None
        self.table, self.until = table, len(self.projects)
        self.kinds[TABLE] = None
        self.printed_total = self.printed_total or table.printed_total

    def goes_on(self, table: ProjectTable, rows: Sequence[Row]) -> bool:
        if self.table is None or self.until != len(self.projects):
            return False
        return self.table.fields == table.fields and table.begins_inside(rows)

    def with_unit(self, project: PrintedProject, above: Above) -> PrintedProject:
        """A form that names no unit is of the one that the document names: in its overall form, or on its cover."""
        if project.unit_name:
            return project
        units = {(form.unit_code, form.unit_name) for form in self.overall if form.unit_name}
        if len(units) == 1:
            code, name = units.pop()
            return replace(project, unit_code=project.unit_code or code, unit_name=name)
        covers = {match["unit"] for text in above.cover_lines() if (match := COVER.fullmatch(text))}
        return replace(project, unit_name=covers.pop()) if len(covers) == 1 else project
