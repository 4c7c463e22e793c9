"""Does each command that a document or a fragment names exist, with the options it is given?"""

import re
from itertools import product
from pathlib import Path

import click
import pytest

from planner.commands.running import firebreak as program

PROJECT = Path(__file__).parents[2]
PAGES = ("README.md", *(f"docs/{file.name}" for file in (PROJECT / "docs").glob("*.md")))
SPAN = re.compile(r"`([^`]+)`")
WORD = re.compile(r"[a-z][a-z|-]*")
OPTION = re.compile(r"--[a-z][a-z-]*")
FIRST_CELL = re.compile(r"^\| ((?:[^|\\]|\\.)+)", re.MULTILINE)


def named_in_spans(text):
    """Give what stands in code and begins with the program's name."""
    spans = (span.split() for span in SPAN.findall(text))
    return [span[1:] for span in spans if len(span) > 1 and span[0] == "firebreak"]


def named_in_table(text):
    """Give what the first cells of the table of answers name; `edit ID` goes on from before."""
    first = set(program.list_commands(click.Context(program)))
    spans = (
        span.replace("\\|", "|").split()
        for cell in FIRST_CELL.findall(text)
        for span in SPAN.findall(cell)
    )
    return [span for span in spans if span and span[0] in first]


def commands_of(words):
    """Give each command that words such as "team publish|pull TEAM" name, and what it is called."""
    names = []
    for word in words:
        if not WORD.fullmatch(word):
            break
        names.append(word.split("|"))
    for called in product(*names):
        command = program
        for name in called:
            if isinstance(command, click.Group):
                command = command.get_command(click.Context(command), name)
                assert command is not None, words
        yield command


def options_of(command):
    taken = command.get_params(click.Context(command))  # the shared ones too
    return {name for each in taken for name in (*each.opts, *each.secondary_opts)}


def check(words):
    for command in commands_of(words):
        unknown = {*OPTION.findall(" ".join(words))} - options_of(command)
        assert not unknown or command is program, (words, unknown)


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_exists(page):
    for words in named_in_spans((PROJECT / page).read_text("utf-8")):
        check(words)


def test_every_command_of_the_table_exists():
    named = named_in_table((PROJECT / "docs" / "command-line.md").read_text("utf-8"))

    for words in named:
        check(words)
    assert len(named) > 150


def test_every_command_of_a_fragment_exists():
    for fragment in (PROJECT / "changes").glob("*.md"):
        for words in named_in_spans(fragment.read_text("utf-8")):
            check(words)
