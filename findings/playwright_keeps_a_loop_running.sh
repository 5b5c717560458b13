#!/usr/bin/env bash
# One would bet: Playwright's synchronous interface keeps its event loop to itself, in a thread or between calls, so that the same
# program can run a coroutine of its own with asyncio.run.
# What happens: from start() to stop() a loop counts as running in the caller's own thread, though the caller is plain code. asyncio.run
# raises, and so does whatever builds on it; in a suite, one test that opened a browser makes those after it fail, by their order.
# In another thread it works.
# Seen with playwright 1.65.2; no browser is needed.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import asyncio
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

from playwright.sync_api import sync_playwright


async def answer() -> int:
    return 42


def asked() -> object:
    coroutine = answer()
    try:
        return asyncio.run(coroutine)
    except RuntimeError as error:
        coroutine.close()
        return str(error)


print("playwright", version("playwright"))
seen = {"before": asked()}
playwright = sync_playwright().start()
seen["started"] = asked()
with ThreadPoolExecutor(1) as thread:
    seen["started, in another thread"] = thread.submit(asked).result()
playwright.stop()
seen["stopped"] = asked()
for when, what in seen.items():
    print(f"asyncio.run, {when}: {what}")
print("Why it matters: the tests of an ASGI application pass alone, and fail beside those in a browser.")
assert seen == {
    "before": 42,
    "started": "asyncio.run() cannot be called from a running event loop",
    "started, in another thread": 42,
    "stopped": 42,
}
PYTHON
