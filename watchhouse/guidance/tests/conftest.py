from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

HOME = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the centre's content, for a test to change."""
    for folder in ("guides", "toolkits", "events", "news"):
        shutil.copytree(HOME / "content" / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def its_content(content: Path, settings: Settings) -> Path:
    """The same, and the house takes it for its own."""
    for other in (HOME / "content").iterdir():
        if not (content / other.name).exists():
            (content / other.name).symlink_to(other)
    settings.CONTENT_DIR = content
    return content
