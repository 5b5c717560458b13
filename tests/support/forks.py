"""The process that tests.support.warm_etl has fork one for each command: it listens at the address that it is started with."""

import gc
import json
import os
import runpy
import signal
import socket
import sys

import disclosure
import domain
import etl
from tests.support.imported import import_all


def main() -> None:
    import_all(domain, etl, disclosure)
    gc.freeze()  # no command looks through all of that for garbage
    asked = socket.socket(socket.AF_UNIX)
    asked.bind(sys.argv[1])
    asked.listen()
    print("ready", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a minder
    while True:
        by, _ = asked.accept()
        if os.fork():
            by.close()
            continue
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        request, streams, _, _ = socket.recv_fds(by, 1 << 20, 3)
        child = os.fork()
        if child:  # the minder: says whose process it is, and how it ended
            for stream in streams:
                os.close(stream)
            by.sendall(b"%d\n" % child)
            by.sendall(b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            os._exit(0)
        by.close()
        asked.close()
        run(json.loads(request), streams)


def run(given: dict, streams: list[int]) -> None:
    """A command, or a script, as a process of its own would."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(given["cwd"])
    os.umask(given["umask"])
    os.environ.clear()
    os.environ.update(given["env"])
    sys.argv = [given["script"] or "etl", *given["words"]]
    if given["script"]:
        runpy.run_path(given["script"], run_name="__main__")
    else:
        runpy.run_module("etl", run_name="__main__", alter_sys=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
