"""What a document has shown while it is read."""

from dataclasses import dataclass, field, replace

from ingest.layouts.above import Above
from ingest.layouts.heading import COVER
from ingest.records import Amount, OverallForm, PrintedProject


@dataclass(slots=True)
class Found:
    """Projects and forms so far; `kinds` are the layouts met, `headings` what may name the year."""

    projects: list[PrintedProject] = field(default_factory=list)
    overall: list[OverallForm] = field(default_factory=list)
    kinds: dict[str, None] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    printed_total: Amount | None = None

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
