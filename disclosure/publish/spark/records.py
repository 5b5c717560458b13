"""The records that an engine counts where they are: a folder of exports, of which CURRENT names the one that holds."""

import json
from typing import TYPE_CHECKING, Any

from disclosure.count import records
from disclosure.errors import RecordsRefused
from disclosure.publish.spark import dialect
from domain.current import POINTER
from domain.declared.framework_file import kept_framework
from domain.declared.frameworks import Framework
from domain.stores.exported import ABOUT, LAYOUT


if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WHOLE = ("batches", "frameworks")  # a file each; the others are folders
PARTITIONED = ("assessments", "ratings", "item_ratings")
NEEDED = {"assessments": ("organisation", "wave", "subject_key"), "ratings": ("assessment_id", "level")}


class Records:
    """Views of the session: `records_assessments` and the like, as the queries name them."""

    def __init__(self, session: "SparkSession", folder: str):
        from pyspark.errors import PySparkException

        self.session, self.folder = session, folder.rstrip("/")
        try:
            (version,) = (row.value.strip() for row in session.read.text(f"{self.folder}/{POINTER}").collect())
            place = f"{self.folder}/{version}"
            (about,) = (row.value for row in session.read.text(f"{place}/{ABOUT}", wholetext=True).collect())
            self.about: dict[str, Any] = json.loads(about)
            if self.about["layout"] > LAYOUT:
                raise RecordsRefused("records_newer", folder=folder)
            self.has_items = self.about["rows"]["item_ratings"] > 0
            for table in (*WHOLE, *PARTITIONED):
                if table == "item_ratings" and not self.has_items:
                    continue
                found = session.read.parquet(f"{place}/{table}" + (".parquet" if table in WHOLE else ""))
                if lacking := set(NEEDED.get(table, ())) - set(found.columns):
                    raise RecordsRefused("records_other", folder=folder, lacking=sorted(lacking)[0])
                found.createOrReplaceTempView(f"records_{table}")
        except (PySparkException, KeyError, TypeError, ValueError):
            raise RecordsRefused("no_export", folder=folder) from None

    def there(self, name: str) -> bool:
        """Whether there is anything of that name beside the exports."""
        from pyspark.errors import AnalysisException

        try:
            self.session.read.text(f"{self.folder}/{name}")
        except AnalysisException as error:
            if error.getCondition() != "PATH_NOT_FOUND":
                raise
            return False
        return True

    def take_away(self, name: str) -> None:
        """Nothing of that name stands beside the exports then; through a Spark Connect server, which deletes nothing, nothing in it."""
        session: Any = self.session
        path, of_java = f"{self.folder}/{name}", getattr(session, "_jsparkSession", None)
        if of_java is None:
            session.range(0).write.mode("overwrite").parquet(path)
            return
        place = session.sparkContext._jvm.org.apache.hadoop.fs.Path(path)
        place.getFileSystem(of_java.sessionState().newHadoopConf()).delete(place, True)

    @property
    def frameworks(self) -> dict[str, Framework]:
        """As disclosure.count.records has them."""
        found = self.session.sql(dialect.query(records.FRAMEWORKS)).collect()
        return {row.framework_id: kept_framework(row.toml_text) for row in found}

    @property
    def waves(self) -> list[tuple[Any, ...]]:
        """As disclosure.count.records has them."""
        return [tuple(row) for row in self.session.sql(dialect.query(records.WAVES)).collect()]
