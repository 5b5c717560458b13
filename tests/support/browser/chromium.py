"""Debian's Chromium, which asks nothing of the world, and the addresses that lie on this machine."""

import re
import shutil

from playwright.sync_api import Browser, Playwright


LOOPBACK = re.compile(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|about:")
HOW = {
    "executable_path": shutil.which("chromium"),
    "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
}


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(**HOW)
