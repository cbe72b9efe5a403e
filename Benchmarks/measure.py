"""Runs one command and prints what it took: wall, user and system seconds, peak resident KiB, exit code.

    python3 -I -S measure.py OUTPUT COMMAND…

The command's output goes to the file OUTPUT. This is a program of its own, and a small one, because Linux counts the
memory of the process that starts a program towards the program's peak: measured from here, a peak below some 10 MB
shows as 10 MB; measured from a large process, everything would look as large as that process.
"""

import os
import sys
import time

output, command = sys.argv[1], sys.argv[2:]
began = time.perf_counter()
child = os.posix_spawnp(
    command[0],
    command,
    os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)],
)
# wait4 gives the figures of this child alone.
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - began
peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)  # bytes there, KiB elsewhere
print(wall, usage.ru_utime, usage.ru_stime, peak, os.waitstatus_to_exitcode(status))
