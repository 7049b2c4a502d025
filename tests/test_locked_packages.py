"""The locked files hold every package that the project names, with hashes, and no address of an index."""

import re
import tomllib

import pytest

from tests.server import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMED = PROJECT["project"]["dependencies"]
LOCKED = {"requirements.txt": NAMED, "requirements-dev.txt": NAMED + PROJECT["dependency-groups"]["dev"]}


@pytest.mark.parametrize("file", LOCKED)
def test_every_named_package_is_locked_with_its_hashes_and_no_address(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    entries = re.findall(r"^([\w.-]+)==\S+(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert {re.split(r"[\[~=<>]", package)[0] for package in LOCKED[file]} <= {name for name, _rest in entries}
    assert [name for name, rest in entries if "--hash=sha256:" not in rest] == []
    assert not re.search(r"://|--(extra-)?index|--find-links", text)
