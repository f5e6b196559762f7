"""Runs a command on a terminal of its own, and types when it is asked for a password.

    at_terminal.py SECONDS TEXT COMMAND...

waits so many seconds before it types (escapes as in Python), and prints the command's exit status,
whether the terminal shows in the end what is typed, and what stood on it.
"""

import codecs
import os
import pty
import select
import signal
import sys
import termios
import time


def shows(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


seconds, text, command = float(sys.argv[1]), codecs.decode(sys.argv[2], "unicode_escape"), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    os.execvp(command[0], command)
output = b""
is_typed = False
end = time.monotonic() + 30
while time.monotonic() < end:
    if select.select([terminal], [], [], 0.1)[0]:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # The command has ended.
            break
        output += data
    if not is_typed and output.endswith(b"Password: "):
        assert not shows(terminal), "the password would be seen"
        time.sleep(seconds)
        os.write(terminal, text.encode())
        is_typed = True
else:
    os.kill(child, signal.SIGKILL)
status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(status, "shown" if shows(terminal) else "hidden")
print(output.decode())
