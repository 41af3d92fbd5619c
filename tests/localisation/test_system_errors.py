"""What the operating system refuses with is said in the language of the interface."""

import errno
import os

import pytest

from reader.localisation import set_language, translate
from reader.system_errors import system_reason


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_the_usual_refusals_are_translated(number: int) -> None:
    error = OSError(number, os.strerror(number))
    english = translate(system_reason(error))
    set_language("kk")
    assert translate(system_reason(error)) != english


def test_rare_ones_are_said_as_the_system_does_whatever_their_words() -> None:
    assert translate(system_reason(OSError(9999, "odd {0.__class__} text"))) == "odd {0.__class__} text"
    assert translate(system_reason(OSError())) == "OSError"
