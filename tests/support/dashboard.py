"""The dashboard as AppTest opens it, with patience for the slowest of machines."""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import settings


PATIENCE = 300  # seconds that a page may take
# Each AppTest looks for components in all that is installed, which takes longer than its page; that stays as it is.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def new_app() -> AppTest:
    """The dashboard before its first run."""
    return AppTest.from_file(str(settings.PROJECT / "dashboard.py"), default_timeout=PATIENCE)
