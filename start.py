"""Ninefold in one command, on any system: a made-up trust where nothing is loaded yet, then the dashboard.

`make run` makes the environment and calls this; where there is no make, `uv run --no-dev start.py` does both.
"""

import argparse
import json
import os
import subprocess
import sys

import settings


SAMPLE = settings.PROJECT / "data" / "sample" / "made_up_trust.csv"
ADDRESS = "127.0.0.1"  # this machine alone
NEEDED_LATER = "disclosure.publish.publish", "streamlit.web.cli", "analysis.exhibits"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--port", type=int, default=8501)
    options.add_argument(
        "--own", action="store_true", help="without the made-up trust, for an installation of your own"
    )
    chosen = options.parse_args()
    if not chosen.own and not settings.shared().exists() and not is_anything_loaded():
        with compiling():
            for words in (["sample", str(SAMPLE)], ["load", str(SAMPLE)], ["publish"]):
                done = subprocess.run([sys.executable, "-m", "etl", *words], cwd=settings.PROJECT)
                if done.returncode:
                    return done.returncode
    print(f"Ninefold is at http://{ADDRESS}:{chosen.port} (stop it with Ctrl+C)", flush=True)
    return serve(chosen.port)


def compiling() -> subprocess.Popen:
    """Imports what is needed later beside the first steps, which take one core: Python compiles what it first imports."""
    imports = [sys.executable, "-c", f"import {', '.join(NEEDED_LATER)}"]
    return subprocess.Popen(imports, cwd=settings.PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def is_anything_loaded() -> bool:
    asked = [sys.executable, "-m", "etl", "status", "--json"]
    answer = subprocess.run(asked, cwd=settings.PROJECT, stdout=subprocess.PIPE)
    return answer.returncode != 0 or json.loads(answer.stdout)["record_store"] is not None


def serve(port: int) -> int:
    server = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    server += ["--server.address", ADDRESS, "--server.port", str(port), "--server.headless", "true"]
    if os.name == "posix":  # in this process, so that whoever stops it stops the server
        os.chdir(settings.PROJECT)
        os.execv(sys.executable, server)
    return subprocess.run(server, cwd=settings.PROJECT).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(0)
