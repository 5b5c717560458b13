#!/usr/bin/env bash
# One would bet: an object is there whole or not at all, so a block `with fs.open("s3://…/answers.csv", "wb")` that ends in an exception
# leaves what was there, as obstore's writer does.
# What happens: s3fs closes the file on the way out, and closing uploads. Half a file takes the place of the whole one in one atomic step,
# with a size and a checksum of its own that are in order, so that nothing later can tell. Within `fs.transaction` what was there stays.
# Seen with s3fs 2026.9.0, obstore 0.12.1 and moto 5.2.5, a server of S3's interface on this machine.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check \
    s3fs==2026.9.0 obstore==0.12.1 'moto[s3]==5.2.5' flask==3.1.3 flask-cors==6.0.5

cd "$place"
"$place/venv/bin/python" -W ignore - <<'PYTHON'
import logging
import os
from importlib.metadata import version

from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel("ERROR")
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
os.environ |= {
    "AWS_ACCESS_KEY_ID": "made-up",
    "AWS_SECRET_ACCESS_KEY": "made-up",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ALLOW_HTTP": "true",
    "AWS_ENDPOINT_URL": "http://{}:{}".format(*server.get_host_and_port()),
}

import obstore
import s3fs
from obstore.store import from_url

WHOLE, FIRST = b"subject,level\np1,4\np2,3\n", b"subject,level\np1,1\n"
fs = s3fs.S3FileSystem()
fs.mkdir("bucket")
bucket = from_url("s3://bucket")


def left_by(opened) -> bytes:
    """What is in the bucket after a writer that fails in the middle."""
    fs.pipe_file("bucket/answers.csv", WHOLE)
    try:
        with opened() as file:
            file.write(FIRST)
            raise RuntimeError("the second row can't be had")
    except RuntimeError:
        return bytes(obstore.get(bucket, "answers.csv").bytes())


def in_transaction() -> bytes:
    fs.pipe_file("bucket/answers.csv", WHOLE)
    try:
        with fs.transaction, fs.open("bucket/answers.csv", "wb") as file:
            file.write(FIRST)
            raise RuntimeError("the second row can't be had")
    except RuntimeError:
        return bytes(obstore.get(bucket, "answers.csv").bytes())


print(*(f"{name} {version(name)}" for name in ("s3fs", "obstore", "moto")))
seen = {
    "s3fs, open": left_by(lambda: fs.open("bucket/answers.csv", "wb")),
    "s3fs, in a transaction": in_transaction(),
    "obstore, open_writer": left_by(lambda: obstore.open_writer(bucket, "answers.csv")),
}
for how, content in seen.items():
    print(f"{how}: {content.count(b'p')} of 2 people")
server.stop()
print("Why it matters: a published table is cut short, and every reader takes it for whole.")
assert seen == {"s3fs, open": FIRST, "s3fs, in a transaction": WHOLE, "obstore, open_writer": WHOLE}
PYTHON
