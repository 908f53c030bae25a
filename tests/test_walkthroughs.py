"""Walk-throughs and tutorials work word for word, and print what they say they print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

PAGES = [
    "log.md",
    "tutorial-analyst.md",
    "tutorial-desk-officer.md",
    "walkthrough-case.md",
    "walkthrough-notices.md",
]


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_the_page(page: str, follow_page: Callable[[str], None]):
    follow_page(page)
