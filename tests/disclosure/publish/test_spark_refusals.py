"""What a publication with Spark says no to before there is any Spark."""

import json
import shutil
import sys

import pytest
from typer.testing import CliRunner

from disclosure.audit import certificate
from disclosure.publish.protect import Failed
from disclosure.publish.spark import protect
from etl.__main__ import app


WITH_SPARK = ("--engine", "spark", "--records", "somewhere")


def refused(*words: str) -> tuple[int, str]:
    """The exit status, and the code of what is said."""
    done = CliRunner().invoke(app, ["publish", "--json", *words])
    return done.exit_code, json.loads(done.stdout)["refused"]["code"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--engine", "pandas"), "no_such_engine"),
        (("--engine", "spark"), "records_with_spark"),
        (("--records", "somewhere"), "records_with_spark"),
        ((*WITH_SPARK, "--preview"), "spark_preview"),
    ],
)
def test_words_that_do_not_go_together_are_refused(home, words, code):
    assert refused(*words) == (2, code)


def test_without_pyspark_what_to_install_is_said(home, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    assert refused(*WITH_SPARK) == (2, "spark_missing")


def test_without_java_what_to_install_is_said(home, monkeypatch):
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert refused(*WITH_SPARK) == (2, "spark_no_java")


@pytest.mark.parametrize("address", ["spark://127.0.0.1:9", "sc://127.0.0.1:9", "spark://no port"])
def test_where_nobody_answers_the_address_is_said(home, monkeypatch, address):
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/java")
    monkeypatch.setenv("NINEFOLD_SPARK", address)
    assert refused(*WITH_SPARK) == (2, "spark_unreachable")


def test_an_executor_with_other_code_protects_nothing():
    way = protect.Way(11, None, b"", rules="of another version")
    failed = protect._sealed(1, None, None, way)
    assert isinstance(failed, Failed)
    assert failed.error.said.code == "spark_other_code"


def test_whatever_goes_wrong_with_a_slice_on_an_executor_is_told_of_that_slice():
    way = protect.Way(11, None, b"", rules=certificate.rules())
    failed = protect.received(protect._sent(1, None, None, way))
    assert (failed.slice_id, type(failed.error)) == (1, RuntimeError)
