"""Runs a command in a pseudo-terminal: pseudo-terminal.py ROWS COLUMNS COMMAND...

Reads from its own input, a line each: "keys HEX" types bytes, "size ROWS COLUMNS" changes the size, "signal N" sends a signal.
Writes, a line each: "out HEX" for what the command wrote; at its end "end CODE" and "settings same" or "settings changed".
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios


def say(text):
    os.write(1, (text + "\n").encode())


def resize(terminal, rows, columns):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))


def take_terminal():
    # whatever started the tests may ignore Ctrl-C, as a job in the background does
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


ours, theirs = pty.openpty()
resize(ours, sys.argv[1], sys.argv[2])
before = termios.tcgetattr(theirs)
child = subprocess.Popen(sys.argv[3:], stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal)
pending = b""
listening = [0]
while True:
    ready, _, _ = select.select([ours] + listening, [], [], 0.1)
    if ours in ready:
        say("out " + os.read(ours, 65536).hex())
    if 0 in ready:
        given = os.read(0, 65536)
        if not given:
            listening = []
            child.kill()
        pending += given
        while b"\n" in pending:
            line, pending = pending.split(b"\n", 1)
            what, *rest = line.decode().split()
            if what == "keys":
                os.write(ours, bytes.fromhex(rest[0]))
            elif what == "size":
                resize(ours, *rest)
            elif what == "signal":
                child.send_signal(int(rest[0]))
    if not ready and child.poll() is not None:
        break
say("settings same" if termios.tcgetattr(theirs) == before else "settings changed")
say("end " + str(child.returncode))
