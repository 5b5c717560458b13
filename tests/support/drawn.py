"""What the pages draw in a reader's browser by themselves, as it is sent there."""

import json

from streamlit.testing.v1 import AppTest


def profiles(app: AppTest) -> list[dict]:
    """The profiles on a page: lines, ends of the axis, and what is said of them."""
    components = [one.proto for one in app.get("bidi_component")]
    return [json.loads(one.json) for one in components if one.component_name == "ninefold_profile"]
