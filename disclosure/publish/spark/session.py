"""A session of Spark, on this machine or wherever its address says."""

import contextlib
import os
import shutil
import socket
import sys
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import settings
from disclosure.errors import PublishRefused


if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SECONDS_TO_ANSWER = 5  # of a cluster's master, which Spark itself would ask for a minute
CONFIGURED = {
    "spark.driver.memory": settings.SPARK_DRIVER_MEMORY,
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # a wave called 2026 is a name
    "spark.sql.maxPlanStringLength": "10000",  # plans of what is kept tell how each part of it was made, megabytes in all
    "spark.sql.requireAllClusterKeysForCoPartition": "false",  # rows that lie together by fewer columns are not sent around
}
ON_THIS_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:+UseParallelGC",
    # Tables are small here, and known to the byte when they are joined: hashed rather than sorted, and planned but once.
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "64m",
    "spark.sql.join.preferSortMergeJoin": "false",
    "spark.sql.objectHashAggregate.sortBased.fallbackThreshold": "30000",  # groups whose lists are made side by side
    "spark.sql.sources.fileCompressionFactor": "30",  # of ids and levels in Parquet, or all ratings would pass for a small table
    "spark.sql.codegen.cache.maxEntries": "1000",  # a count makes over 100, the default, and compiles none of them twice
}


@contextlib.contextmanager
def opened() -> Generator["SparkSession"]:
    """The session that this process has, with views of its own, or a new one that ends with the publication.

    PublishRefused where there is no Spark, no Java, or nobody at the address.
    """
    address = settings.spark()
    is_here = address.startswith("local")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of pandas 3, which nothing here uses
        try:
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError:
            raise PublishRefused("spark_missing") from None
        active: Any = SparkSession.getActiveSession()
        if active is not None:
            yield active.newSession()
            return
        _refuse_what_cannot_be(address)
        with _found_by_workers(is_here):
            builder = SparkSession.builder.appName("Ninefold").config(map=CONFIGURED)
            builder = builder.remote(address) if address.startswith("sc:") else builder.master(address)
            if is_here:
                cores = os.cpu_count() or 1
                builder = builder.config(
                    map={**ON_THIS_MACHINE, "spark.sql.shuffle.partitions": str(2 * cores), **CONFIGURED}
                )
            try:
                session = builder.getOrCreate()
            except (PySparkException, OSError, RuntimeError) as error:
                raise PublishRefused("spark_unreachable", address=address, error=type(error).__name__) from error
    try:
        yield session
    finally:
        session.stop()


def _refuse_what_cannot_be(address: str) -> None:
    home = os.environ.get("JAVA_HOME")
    if not address.startswith("sc:") and not (
        shutil.which("java") or (home and (Path(home) / "bin" / "java").exists())
    ):
        raise PublishRefused("spark_no_java")
    where = urlsplit(address)
    if where.scheme in ("spark", "sc"):
        try:
            port = where.port or 15002
            socket.create_connection((where.hostname or "", port), SECONDS_TO_ANSWER).close()
        except (OSError, ValueError) as error:
            raise PublishRefused("spark_unreachable", address=address, error=type(error).__name__) from None


@contextlib.contextmanager
def _found_by_workers(is_here: bool) -> Generator[None]:
    """The processes that Spark starts on this machine are of the same Python, and find Ninefold from whatever folder."""
    path = os.pathsep.join(filter(None, (str(settings.PROJECT), os.environ.get("PYTHONPATH"))))
    told = {"PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable} if is_here else {}
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
