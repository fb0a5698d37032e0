from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from watchhouse.guidance import actions


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the centre's content, for a test to change."""
    for folder in ("guides", "toolkits", "events", "news"):
        shutil.copytree(settings.CONTENT_DIR / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def loaded(db: None) -> None:
    """The centre's own guidance, as it is published."""
    actions.load(settings.CONTENT_DIR)
