"""A second wall behind a restriction: what the process may not do whatever its code tries, and cannot take back.

No other program is started, nothing outside the person's own folder is written, nothing is connected to. Python's audit
events (PEP 578) say so everywhere; where the kernel has Landlock (Linux 5.13; `landlock(7)`), it says so too, also
to libraries written in C, and that nothing is read but what the program consists of and what it was given.
"""

import ctypes
import errno
import os
import resource
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress

_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS, prctl(2)
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on all architectures but Alpha
_VERSION = 1  # LANDLOCK_CREATE_RULESET_VERSION
_PATH_BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH

# LANDLOCK_ACCESS_FS_*; to run programs is handled and allowed nowhere, and so is to make devices, sockets and pipes.
_WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 1, 1 << 2, 1 << 3
_REMOVE_FOLDER, _REMOVE_FILE, _MAKE_FOLDER, _MAKE_FILE = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_FIRST_RIGHTS = (1 << 13) - 1
_READ = _READ_FILE | _READ_FOLDER
_CHANGE = _READ | _WRITE_FILE | _REMOVE_FOLDER | _REMOVE_FILE | _MAKE_FOLDER | _MAKE_FILE | _REFER | _TRUNCATE
_OF_FILES = _READ_FILE | _WRITE_FILE | _TRUNCATE
_NETWORK = 0b11  # LANDLOCK_ACCESS_NET_BIND_TCP and _CONNECT_TCP
_SCOPES = 0b11  # LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET and _SIGNAL

_DEVICES = ("/dev/null", "/dev/tty")
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl", "/dev/urandom", "/proc/stat")
"""What the interpreter and its libraries read besides their own folders."""

_NO_FOLDER = -1
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = frozenset(
    {
        *("os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "pty.spawn", "subprocess.Popen"),
        *("webbrowser.open", "socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr"),
        *("socket.gethostbyname", "socket.getnameinfo", "socket.sendto"),
    }
)
_CHANGING = {
    **{"os.remove": ((0, 1),), "os.rmdir": ((0, 1),), "os.mkdir": ((0, 2),), "os.chmod": ((0, 2),)},
    **{"os.chown": ((0, 3),), "os.utime": ((0, 3),), "os.truncate": ((0, None),)},
    **{"os.link": ((0, 2), (1, 3)), "os.rename": ((0, 2), (1, 3)), "os.symlink": ((1, 2),)},
}
"""Events by the places of their paths among the arguments, each with the place of the folder it begins in."""


def confine(readable: Iterable[str], writable: str | None) -> None:
    """Put up the walls, for good: `readable` files and folders and the program's own are read, `writable` is changed.

    To be called while the process has one thread.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = os.path.realpath(writable) if writable else None
    if sys.platform == "linux":
        _restrict_in_kernel((*readable, *_SYSTEM, *_program()), own)
    _watch(own)


def _program() -> list[str]:
    """The folders of the interpreter, of the libraries and of this program; not that in which it was started."""
    package = os.path.dirname(os.path.abspath(__file__))
    checkout = os.path.dirname(package)
    beside = [os.path.join(checkout, name) for name in ("i18n", "seeds")]
    here = os.path.realpath(os.curdir)
    libraries = [each for each in sys.path if each and os.path.realpath(each) != here]
    return [sys.prefix, sys.base_prefix, sys.exec_prefix, package, *beside, *libraries]


def _watch(writable: str | None) -> None:
    """Refuse what Python code of whatever library begins."""

    def may_change(path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True  # a descriptor, which was opened before
        name = os.fsdecode(path)
        real = os.path.join(os.path.realpath(os.path.dirname(name)), os.path.basename(name))
        return name in _DEVICES or (writable is not None and f"{real}/".startswith(f"{writable}/"))

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _mode, flags = arguments
            refused = isinstance(flags, int) and bool(flags & _WRITING) and not may_change(path)
        elif event in _CHANGING:
            refused = not all(
                (folder is not None and arguments[folder] != _NO_FOLDER) or may_change(arguments[path])
                for path, folder in _CHANGING[event]
            )
        elif event == "sqlite3.connect":
            target = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
            read_only = target.startswith("file:") and "mode=ro" in target.partition("?")[2].split("&")
            refused = not (target == ":memory:" or read_only or may_change(target))
        else:
            refused = event in _REFUSED
        if refused:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), event)

    sys.addaudithook(look)


def _restrict_in_kernel(readable: Iterable[str], writable: str | None) -> None:
    """Landlock as far as this kernel has it; without it the other walls stand."""
    with suppress(AttributeError, OSError, ValueError):
        kernel = ctypes.CDLL(None, use_errno=True)
        kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        version = kernel.syscall(_CREATE_RULESET, None, 0, _VERSION)
        if version < 1:
            return
        handled = _FIRST_RIGHTS | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
        attributes = struct.pack("=QQQ", handled, _NETWORK, _SCOPES)[
            : 24 if version >= 6 else 16 if version >= 4 else 8
        ]
        rules = kernel.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
        if rules < 0:
            return
        try:
            for path in dict.fromkeys(readable):
                _allow(kernel, rules, path, _READ & handled)
            for path in _DEVICES:
                _allow(kernel, rules, path, (_READ_FILE | _WRITE_FILE) & handled)
            if writable is not None:
                _allow(kernel, rules, writable, _CHANGE & handled)
            kernel.syscall(_RESTRICT_SELF, rules, 0)
        finally:
            os.close(rules)


def _allow(kernel: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    """Let what lies at and below `path` be used, if anything does."""
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights &= ~0 if os.path.isdir(path) else _OF_FILES
        kernel.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, descriptor), 0)
    finally:
        os.close(descriptor)
