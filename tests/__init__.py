"""What is imported by a test, and by every process that it starts, is compiled once: a start takes a third of the time then."""

import os
import sys


sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
