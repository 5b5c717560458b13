#!/usr/bin/env bash
# One would bet: forty readers who press at the same moment by chance, and then each eight seconds after their answer, soon press
# at different moments: the first to be answered presses first again, and a server that has several times the time it needs
# answers each at once.
# What happens: all runs share Python's one line of execution, so all forty answers come at nearly the same moment, and so do
# the next forty presses. After six rounds readers wait as long as in the first, many times as long as one who is alone,
# while the processor is idle most of the time. A test of load whose readers pause for random times does not show it.
# Seen with streamlit 1.67.0.
set -euo pipefail

place=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check streamlit==1.67.0 websockets==17.4

cd "$place"
cat > page.py <<'PYTHON'
import time

import streamlit as st


end = time.thread_time() + 0.02  # seconds of the processor, like a page with a chart
while time.thread_time() < end:
    pass
st.write("done")
PYTHON

cat > readers.py <<'PYTHON'
import asyncio
import socket
import statistics
import subprocess
import sys
import time
import urllib.request

import streamlit
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

READERS, ROUNDS, PAUSE = 40, 6, 8.0


async def press(connection):
    message = BackMsg()
    message.rerun_script.query_string = ""
    began = time.perf_counter()
    await connection.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await connection.recv())
        if answer.WhichOneof("type") == "script_finished":
            return time.perf_counter() - began


async def reader(address, everybody_is_there):
    async with websockets.connect(address, subprotocols=["streamlit"], ping_interval=None) as connection:
        await press(connection)
        await everybody_is_there.wait()
        waited = []
        for _ in range(ROUNDS):
            waited.append(await press(connection))
            await asyncio.sleep(PAUSE)
        return waited


async def alone(address):
    async with websockets.connect(address, subprotocols=["streamlit"], ping_interval=None) as connection:
        return statistics.median([await press(connection) for _ in range(10)])


async def rounds(port):
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    one = await alone(address)
    gate = asyncio.Barrier(READERS)
    every = await asyncio.gather(*(reader(address, gate) for _ in range(READERS)))
    return one, [statistics.median(waited) for waited in zip(*every)]


def medians():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "page.py", "--server.port", str(port), "--server.headless", "true"]
    command += ["--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        return asyncio.run(rounds(port))
    finally:
        server.terminate()
        server.wait()


print("streamlit", streamlit.__version__)
one, together = medians()
print(f"median seconds until the answer, of one reader alone: {one:.2f}")
print(f"of {READERS}, each of whom presses {PAUSE:.0f} s after an answer, by round:", *(f"{round_:.2f}" for round_ in together))
print("Why it matters: readers of a dashboard in one meeting press at one moment, and go on waiting for each other.")
assert together[-1] > together[0] / 2
assert together[-1] > 5 * one
PYTHON
"$place/venv/bin/python" -W ignore readers.py
