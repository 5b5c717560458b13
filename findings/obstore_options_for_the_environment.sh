#!/usr/bin/env bash
# One would bet: options of obstore's HTTP client are added to those that it finds in the environment: who names a timeout in code keeps
# AWS_ALLOW_HTTP, as who names a region keeps AWS_ENDPOINT_URL and the keys.
# What happens: any option at all, be it a timeout, sets aside all of the client that the environment says. A storage of plain http, such as one
# that is tested with, can't be reached from then on, and the message is "builder error". Retries may be named without that.
# Seen with obstore 0.12.1; the server is Python's own.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check obstore==0.12.1

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from threading import Thread

import obstore
from obstore.store import from_url


class Storage(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        for name, value in {"Content-Length": "2", "ETag": '"1"', "Last-Modified": "Sun, 29 Nov 2026 09:00:00 GMT"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"v1")

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Storage)
Thread(target=server.serve_forever, daemon=True).start()
os.environ |= {
    "AWS_ACCESS_KEY_ID": "made-up",
    "AWS_SECRET_ACCESS_KEY": "made-up",
    "AWS_REGION": "us-east-1",
    "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
    "AWS_ALLOW_HTTP": "true",
}


def asked(**options) -> str:
    try:
        return bytes(obstore.get(from_url("s3://bucket", **options), "CURRENT").bytes()).decode()
    except obstore.exceptions.GenericError as error:
        return "builder error" if "builder error" in str(error) else str(error)


print("obstore", version("obstore"))
seen = {
    "nothing": asked(),
    "retries": asked(retry_config={"max_retries": 1}),
    "a timeout": asked(client_options={"timeout": "5s"}),
    "a timeout, and plain http again": asked(client_options={"timeout": "5s", "allow_http": True}),
}
for named, answer in seen.items():
    print(f"{named} named in code: {answer}")
print("Why it matters: the setting that one is told to set in the environment is set, and does nothing.")
assert list(seen.values()) == ["v1", "v1", "builder error", "v1"]
PYTHON
