"""Processes that are copies of this one, made on demand where no other program may be started.

A process with several threads cannot be copied safely. So it is copied once, at the start, and that copy, which does
nothing else, is copied whenever a process is wanted; it ends each, and itself when the program is gone.
"""

import errno
import gc
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

_START, _END, _DONE = b"s", b"e", b"d"
_NONE = -1
_ANSWER = 32
"""Bytes of the longest answer, the number of a process."""


class Forked:
    """A process with what `subprocess.Popen` offers of one that is written to and read from."""

    def __init__(self, pid: int, end: Callable[[], None], stdin: BinaryIO, stdout: BinaryIO) -> None:
        self.pid = pid
        self._end = end
        self.stdin = stdin
        self.stdout = stdout

    def poll(self) -> int | None:
        """None: that it has ended is seen when it is read from."""
        return None

    def kill(self) -> None:
        """End it."""
        self._end()

    def wait(self) -> int:
        """It has ended once `kill` returns."""
        return 0


class ForkServer:
    """The first copy of this process; its copies run `work` with pipes as standard input and output, one at a time."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._socket, theirs = socket.socketpair()
        if os.fork() == 0:
            try:
                self._socket.close()
                _serve(theirs, work)
            finally:
                os._exit(0)
        theirs.close()

    def start(self) -> Forked:
        """A new process. Raises OSError."""
        question, answer = os.pipe(), os.pipe()
        try:
            socket.send_fds(self._socket, [_START], [question[0], answer[1]])
            pid = int(self._socket.recv(_ANSWER) or _NONE)
            if pid == _NONE:
                raise ChildProcessError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        except BaseException:
            os.close(question[1])
            os.close(answer[0])
            raise
        finally:
            os.close(question[0])
            os.close(answer[1])
        return Forked(pid, self._end, os.fdopen(question[1], "wb", buffering=0), os.fdopen(answer[0], "rb"))

    def _end(self) -> None:
        with suppress(OSError):
            self._socket.send(_END)
            self._socket.recv(_ANSWER)


def _serve(orders: socket.socket, work: Callable[[], None]) -> None:
    """Start and end processes as `orders` come, until the program has ended."""
    os.setsid()  # keys typed at the terminal, and its hang-up, are not for them
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    child = 0
    while True:
        order, descriptors, _flags, _address = socket.recv_fds(orders, 1, 2)
        if child:
            with suppress(OSError):
                os.kill(child, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(child, 0)
            child = 0
        if not order:
            return
        if order == _START:
            try:
                child = os.fork()
            except OSError:  # so many processes run that no more may
                child = _NONE
            if child == 0:
                orders.close()
                for standard, descriptor in enumerate(descriptors):
                    os.dup2(descriptor, standard)
                    os.close(descriptor)
                gc.enable()
                work()
                os._exit(0)
            for descriptor in descriptors:
                os.close(descriptor)
        orders.send(str(child).encode() if order == _START else _DONE)
        child = max(child, 0)
