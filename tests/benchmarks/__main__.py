"""Runs every benchmark of this folder: each is a module with a `main`."""

from importlib import import_module
from pathlib import Path

SCRIPTS = {"__init__", "__main__", "empty_page", "naive_page"}

for path in sorted(Path(__file__).parent.glob("*.py")):
    if path.stem not in SCRIPTS:
        import_module(f"tests.benchmarks.{path.stem}").main()
