"""The articles that the tests of the application read."""

import pytest
from sample_library import FakeLibrary, sample_library


@pytest.fixture
def library() -> FakeLibrary:
    """Two English articles and a Vietnamese one, recognised."""
    return sample_library()
