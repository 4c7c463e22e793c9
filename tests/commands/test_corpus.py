"""Every collected calendar can be taken in, and the same again changes nothing."""

import os
import re
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("FIREBREAK_CORPUS") or _REPOSITORY.parent / "shared" / "corpus")
FILES = sorted((CORPUS / "calendars").glob("*.ics")) if CORPUS.is_dir() else []
PARTS = 12
"""Tests into which the files are divided, so that a failure is found without 350 plans."""


def first_year(path):
    years = re.findall(rb"DTSTART[^:\r\n]*:(\d{4})", path.read_bytes())
    usable = [int(year) for year in years if 1901 < int(year) < 2199]
    return min(usable, default=2026)


if FILES:  # without the corpus there is nothing to collect

    @pytest.mark.timeout(120)
    @pytest.mark.parametrize("part", range(PARTS))
    def test_each_is_taken_in_once_or_refused_with_a_sentence(firebreak, plan, part):
        for path in FILES[part::PARTS]:
            year = first_year(path)
            command = (
                *("import", "calendar", path, "--json"),
                *("--from", f"{year}-01-01", "--to", f"{year + 1}-12-31"),
            )
            first = firebreak(*command)
            if first.status:
                assert first.error == "calendar_unreadable", path.name
                continue
            edits = firebreak("history", "--limit", "1").out
            second = firebreak(*command).json
            assert (second["added"], second["updated"], second["cancelled"]) == (0, 0, 0), path.name
            assert firebreak("history", "--limit", "1").out == edits
