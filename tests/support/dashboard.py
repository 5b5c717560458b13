"""The dashboard as AppTest opens it, with patience for the slowest of machines."""

from streamlit.testing.v1 import AppTest

import settings


PATIENCE = 300  # seconds that a page may take


def new_app() -> AppTest:
    """The dashboard before its first run."""
    return AppTest.from_file(str(settings.PROJECT / "dashboard.py"), default_timeout=PATIENCE)
