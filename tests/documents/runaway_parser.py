"""A parser that does what the input says: what no parser may do to the program."""

import os
import sys
import time
from collections.abc import Iterator
from types import FrameType

from reader.documents.formats import Article, Block, BlockForm, Input
from reader.messages import InputError, Message


def articles(source: Input) -> Iterator[Article | InputError]:
    """Obey the first word of the data."""
    order = source.data.split(b" ")[0].decode()
    if order == "hang":
        time.sleep(3600)
    elif order == "spin":
        while True:
            pass
    elif order == "eat":
        kept = []
        while True:
            kept.append(bytearray(1 << 24))
    elif order == "die":
        os._exit(1)
    elif order == "write":
        with open(source.data.split(b" ")[1], "wb") as file:
            file.write(b"x")
    elif order == "raise":
        raise ValueError("odd")
    elif order == "flood":
        yield Article((Block(BlockForm.PARAGRAPH, "x" * (200 << 20)),))
    elif order == "say":  # what no parser says, in place of an answer
        frame: FrameType | None = sys._getframe()
        while frame and "output" not in frame.f_locals:  # where answers go
            frame = frame.f_back
        assert frame
        os.write(frame.f_locals["output"].fileno(), source.data.removeprefix(b"say ") + b"\n")
        time.sleep(3600)
    elif order == "refuse":
        raise InputError("a", Message("is {what}", {"what": Message("bad")}), Message("Mend it"))
    yield Article((Block(BlockForm.PARAGRAPH, source.data.decode()),), title="Тақырып", content=b"\x00\xff", member="1")
