"""What a load says of the names of groups: which are new, and which may be others, spelled or called otherwise."""

import duckdb

from domain.declared.mapping_file import Mapping
from domain.door.load import LoadReport
from etl.checks.likely_same import likely_same, likely_same_findings
from etl.checks.nearest import nearest_known
from etl.checks.new_values import new_values
from etl.checks.renamed import renamed, renamed_findings
from etl.read.staging.columns import Columns


def tell_of_names(con: duckdb.DuckDBPyConnection, columns: Columns, report: LoadReport, mapping: Mapping) -> None:
    """Fills the parts of the report that are about names; needs `accepted` and `standing`."""
    report.new_values = new_values(con, columns, "accepted")
    report.nearest_values = nearest_known(report.new_values, mapping)
    report.likely_same = likely_same(con, mapping)
    report.renamed = renamed(con, mapping, report.new_values, report.likely_same)
    report.findings += likely_same_findings(report.likely_same) + renamed_findings(report.renamed)
