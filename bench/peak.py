"""Runs a command: its processor time, its time by the clock, and the most memory that it held.

    python3 bench/peak.py COMMAND...
"""

import resource
import subprocess
import sys
import time

begin = time.perf_counter()
status = subprocess.run(sys.argv[1:]).returncode
clock = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Linux counts kilobytes, macOS bytes.
peak = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
print(f"{used.ru_utime + used.ru_stime:.1f} s of processor time, {clock:.0f} s by the clock, {peak:.0f} MB at most", file=sys.stderr)
sys.exit(status)
