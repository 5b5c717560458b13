"""What the README says is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

import settings
from etl.__main__ import app


README, COMMAND_LINE = ((settings.PROJECT / file).read_text("utf-8") for file in ("README.md", "docs/command_line.md"))
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README + COMMAND_LINE, re.DOTALL)
TREE = next(text for language, text in BLOCKS if "dashboard.py   " in text)
COMMANDS = [
    line.partition("#")[0].split()
    for language, text in BLOCKS
    if language == "sh"
    for line in text.splitlines()
    if line.strip()
]


COMMANDS_OF_ETL = typer.main.get_command(app).commands


@pytest.mark.parametrize("place", [line.split()[0] for line in TREE.splitlines() if line.strip()])
def test_every_place_in_the_tree_is_there(place):
    assert (settings.PROJECT / place).exists()


def test_every_folder_of_the_project_is_in_the_tree():
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=settings.PROJECT).stdout.split()
    folders = {file.split("/")[0] + "/" for file in tracked if "/" in file and not file.startswith(".")}
    assert {folder for folder in folders if folder not in TREE} == set()


@pytest.mark.parametrize("target", [words[1] for words in COMMANDS if words[0] == "make"])
def test_every_make_command_is_a_target(target):
    done = subprocess.run(["make", "--dry-run", target], capture_output=True, text=True, cwd=settings.PROJECT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [words[3] for words in COMMANDS if words[1:3] == ["-m", "etl"]])
def test_every_etl_command_is_a_command(command):
    assert command in COMMANDS_OF_ETL


def test_every_command_of_etl_and_each_of_its_options_is_described():
    described = set(re.findall(r"`([^`]*)`", COMMAND_LINE))
    words = {word for text in described for word in text.split()}
    lacking = {name for name in COMMANDS_OF_ETL if name not in words}
    options = {name for command in COMMANDS_OF_ETL.values() for option in command.params for name in option.opts}
    assert lacking | {name for name in options if name.startswith("--") and name not in words} == set()


def test_the_mapping_in_the_readme_is_one(tmp_path):
    from domain.declared.mapping_file import read_mapping

    file = tmp_path / "mapping.toml"
    file.write_text(next(text for language, text in BLOCKS if language == "toml"), "utf-8")
    mapping = read_mapping(file)
    assert mapping.dimensions["holding_to_account"] == ("Q6_1", "Q6_2")


def test_requirements_are_compiled_from_the_lock():
    uv = Path(sys.executable).with_name("uv")
    words = "export --frozen --no-hashes --no-dev --no-emit-project --no-annotate --no-header"
    done = subprocess.run([uv, *words.split()], capture_output=True, text=True, cwd=settings.PROJECT)
    assert done.stdout == (settings.PROJECT / "requirements.txt").read_text("utf-8")
