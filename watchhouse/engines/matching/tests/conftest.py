from __future__ import annotations

from pathlib import Path

import pytest

from watchhouse.engines.matching.params import Catalogue, load

ROOT = Path(__file__).parents[4]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(ROOT / "content" / "technology")
