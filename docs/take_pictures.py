"""Takes the README's pictures anew, of a made-up trust: `python -m docs.take_pictures`, with Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright


PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "docs" / "pictures"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZE = {"width": 1366, "height": 860}
VIEWS = {
    "overview": "/",
    "heatmap": "/heatmap?breakdown=division",
    "board_pack": "/board_pack",
}
PATIENCE = 60_000  # milliseconds
A_MOMENT = 4_000  # milliseconds, in which charts are drawn


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"NINEFOLD_HOME": home}
        sample = Path(home) / "made_up_trust.csv"
        for words in (["sample", sample], ["load", sample], ["publish"]):
            subprocess.run([sys.executable, "-m", "etl", *words], cwd=PROJECT, env=environment, check=True)
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
        server = subprocess.Popen(command, cwd=PROJECT, env=environment)
        try:
            take(f"http://127.0.0.1:{port}")
        finally:
            server.terminate()
            server.wait()


def take(address: str) -> None:
    wait_for(address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        page = browser.new_page(viewport=SIZE)
        for name, path in VIEWS.items():
            page.goto(address + path)
            page.locator("h1").wait_for(timeout=PATIENCE)
            page.wait_for_timeout(A_MOMENT)
            shoot(page, name)
        browser.close()


def shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(A_MOMENT)
    page.screenshot(path=PICTURES / f"{name}.png")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def wait_for(address: str) -> None:
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)


if __name__ == "__main__":
    main()
