"""How long hostile inputs and servers are read, and how much memory that takes, with an honest input behind them.

    python tests/documents/measure_hostile.py [NAME]

Memory is what the reading process and the one that parses for it grow by, at their highest. NAME: only what contains
it.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from itertools import chain
from pathlib import Path

from hostile_inputs import inputs
from hostile_packages import packages, piped
from hostile_server import serving

SECONDS, MEGABYTES = 20, 64
_HONEST = "The ferry left the northern bank at noon with all of its passengers, said the harbour master.\n"
_SERVER = ("/endless", "/drip-head", "/drip-body", "/silent", "/bomb", "/huge", "/again", "/garbage")


def measure(argument: str, warm: str) -> tuple[float, float, str]:
    """Seconds, megabytes, and how it ended: in a process of its own, after `warm` has loaded the libraries."""
    honest = Path(tempfile.gettempdir()) / f"honest-{os.getpid()}.txt"
    honest.write_text(_HONEST, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, __file__, "--one", argument, warm, str(honest)], capture_output=True, text=True, check=False
    )
    honest.unlink()
    if done.returncode:
        return 0.0, 0.0, f"FAILED {done.stderr.strip()[-200:]}"
    seconds, megabytes, ending = done.stdout.strip().split("\t", 2)
    return float(seconds), float(megabytes), ending


def one(argument: str, warm: str, honest: str) -> str:
    """Measure in this process."""
    from reader.documents.formats import child
    from reader.library.opening import open_documents
    from reader.messages import InputError

    open_documents([warm, honest], allow_private=True)
    begun = {pid: _size(pid, "VmRSS") for pid in _processes(child)}
    highest = 0.0
    ended = threading.Event()

    def watch() -> None:
        nonlocal highest
        while not ended.wait(0.01):
            grown = sum(_size(pid, "VmRSS") - begun.get(pid, 30.0) for pid in _processes(child))
            highest = max(highest, grown)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    start = time.monotonic()
    documents, failures = open_documents([argument, honest], allow_private=True)
    seconds = time.monotonic() - start
    ended.set()
    watcher.join()
    rest = [document for document in documents if document.name == honest]
    assert len(rest) == 1 and "harbour master" in rest[0].text, "the honest input was not read"
    assert all(isinstance(failure, InputError) for failure in failures)
    read = f"{len(documents) - 1} read" if len(documents) > 1 else ""
    return (
        f"{seconds:.1f}\t{highest:.0f}\t{'; '.join([read, *(str(each.reason) for each in failures[:2])]).strip('; ')}"
    )


def _processes(child: object) -> list[int]:
    process = child._Worker._process  # type: ignore[attr-defined]
    return [os.getpid(), *([process.pid] if process is not None else [])]


def _size(pid: int, what: str) -> float:
    """Megabytes of the process."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith(what):
                return int(line.split()[1]) / 1024
    return 0.0


def shown(path: str, form: str) -> tuple[float, float, str]:
    """The same of printing what comes through a pipe: the rest is what a short text takes."""
    done = subprocess.run([sys.executable, __file__, "--show", path, form], capture_output=True, text=True, check=False)
    seconds, megabytes, ending = done.stdout.strip("\n").split("\t", 2)
    return float(seconds), float(megabytes), ending


def show(path: str, form: str) -> str:
    """Measure from this process, which is small itself: what it takes would count."""
    taken: list[float] = []
    for name in (f"{path}.short", path):
        with open(name, "rb") as file:
            command = [sys.executable, "-m", "reader", "show", "-", "--format", form]
            start = time.monotonic()
            process = subprocess.Popen(command, stdin=file, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            assert process.stderr is not None
            said = process.stderr.read().decode().strip().replace("\n", " ")
            status, usage = os.wait4(process.pid, 0)[1:]
            taken.append(usage.ru_maxrss / 1024)
    ending = {0: "shown", 3: ""}.get(os.waitstatus_to_exitcode(status), "FAILED")
    return f"{time.monotonic() - start:.1f}\t{taken[1] - taken[0]:.0f}\t{ending} {said}"


def main(wanted: str) -> int:
    """Print a table; the answer is how many went beyond the bounds."""
    beyond = 0

    def tell(name: str, found: tuple[float, float, str]) -> None:
        nonlocal beyond
        seconds, megabytes, ending = found
        bad = seconds > SECONDS + 1 or megabytes > MEGABYTES or ending.startswith("FAILED")
        beyond += bad
        sys.stdout.write(f"{name:34} {seconds:5.1f} s {megabytes:5.0f} MB {'!' if bad else ' '} {ending}\n")
        sys.stdout.flush()

    with tempfile.TemporaryDirectory() as folder:
        for name, suffix, data in chain(inputs(), packages()):
            if wanted in f"{name} {suffix}":
                path = Path(folder) / f"hostile{suffix}"
                path.write_bytes(data)
                tell(f"{name} ({suffix})", measure(str(path), str(_warm(Path(folder), suffix))))
        for name, data in piped():
            path = Path(folder) / "piped"
            path.write_bytes(data)
            Path(folder, "piped.short").write_text(f"{_HONEST}\nPhà rời bến.\n\nПаром кетті.\n", encoding="utf-8")
            for form in ("text", "json"):
                if wanted in f"{name} piped {form}":
                    tell(f"{name} (piped, {form})", shown(str(path), form))
        if wanted in "special files":
            os.mkfifo(Path(folder) / "pipe.txt")
            for path in ("/dev/zero", "/dev/urandom", "/dev/tty", "/proc/kmsg", str(Path(folder) / "pipe.txt")):
                tell(Path(path).name, measure(path, "-x"))
            loops = Path(folder) / "loops"
            loops.mkdir()
            for number in range(20):
                (loops / f"{number}").symlink_to(loops)
            tell("20 links to their own folder", measure(str(loops), "-x"))
    with serving() as server:
        for path in _SERVER:
            if wanted in f"server {path}":
                tell(f"server {path}", measure(server.url(path), server.url("/page")))
    return beyond


def _warm(folder: Path, suffix: str) -> Path:
    """An honest file of that format, which loads its libraries."""
    from hostile_inputs import W, docx, epub, packed, pages_of

    honest = {
        ".rss": b"<rss version='2.0'><channel><item><title>A ferry</title></item></channel></rss>",
        ".opml": b"<opml version='2.0'><body><outline text='A' xmlUrl='http://a.example/'/></body></opml>",
        ".html": b"<!doctype html><html><body><h1>A ferry</h1><p>It left at noon.</p></body></html>",
        ".docx": docx(f"<w:document {W}><w:body><w:p><w:r><w:t>A ferry</w:t></w:r></w:p></w:body></w:document>"),
        ".epub": epub("<html><body><p>A ferry left.</p></body></html>"),
        ".zip": packed({"a.txt": "A ferry left."}),
        ".pdf": pages_of(b"BT /F1 1 Tf (A ferry) Tj ET", ""),
    }
    path = folder / f"warm{suffix}"
    path.write_bytes(honest.get(Path(suffix.removesuffix(".gz")).suffix or suffix, b"A ferry left."))
    return path


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.stdout.write(one(*sys.argv[2:]))
    elif sys.argv[1:2] == ["--show"]:
        sys.stdout.write(show(*sys.argv[2:]))
    else:
        sys.exit(bool(main(sys.argv[1] if len(sys.argv) > 1 else "")))
