"""What the processes that run the tests side by side are given, and what first."""

import pytest
from xdist.scheduler import LoadFileScheduling

from tests.support.kinds import TESTS


TOGETHER = (
    "tests/disclosure/publish/spark/",
)  # one Java for all: it is slow to start, and slower until it knows the way
FIRST = (  # what takes longest, or one would be at it alone in the end
    "disclosure/publish/spark",
    "browser",
    "pages/manage/test_upload.py",
    "disclosure/publish/test_standing.py",
    "test_process_wall.py",
    "test_kills.py",
)


class WholeFiles(LoadFileScheduling):
    """Files whole, as `--dist loadfile`, and some folders too."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config, log):
    return WholeFiles(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.path.relative_to(TESTS).as_posix().startswith(FIRST))
