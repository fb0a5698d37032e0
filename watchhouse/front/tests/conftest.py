from __future__ import annotations

import pytest
from django.conf import settings

from watchhouse.guidance import actions


@pytest.fixture
def loaded(db: None) -> None:
    """The centre's own guidance, as it is published."""
    actions.load(settings.CONTENT_DIR)
