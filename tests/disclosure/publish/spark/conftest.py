"""A real Spark on this machine."""

import shutil

import pytest

from disclosure.publish.spark import session


QUICK = {  # for few rows: nothing is compiled that would run once
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.buffer.pageSize": "256k",  # of every sort and join, which has nine rows to put in it and not nine million
}


@pytest.fixture(scope="package")
def spark():
    """One session for all: it takes seconds to start."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NINEFOLD_SPARK", "local[2]")
        patch.setattr(session, "CONFIGURED", {**session.CONFIGURED, **QUICK})
        with session.opened() as opened:
            yield opened
