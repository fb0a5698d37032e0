"""A film in a real browser: it is sought in without being fetched from its beginning."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from playwright.sync_api import Page
from wagtail.models import ReferenceIndex

from watchhouse.guidance import actions, media
from watchhouse.guidance.models import Guide
from watchhouse.guidance.tests import made

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEEK = """address => new Promise((done, failed) => {
  const film = document.createElement("video");
  film.onloadedmetadata = () => { film.currentTime = 15; };
  film.onseeked = () => done([film.currentTime, film.duration]);
  film.onerror = () => failed(film.error.message);
  film.preload = "auto";
  film.src = address;
})"""


def test_a_film_is_sought_in(page: Page) -> None:
    actions.load(settings.CONTENT_DIR)
    film = media.keep_paper(
        io.BytesIO(made.recording("webm", picture="libvpx-vp9", sound="libopus", seconds=20)),
        title="Our evening",
    )
    guide = Guide.objects.get(slug="updates-on")
    guide.body += f'<a linktype="document" id="{film.pk}">Our evening</a>'
    guide.save()
    ReferenceIndex.create_or_update_for_object(guide)
    page.goto("/guidance/guides/updates-on/")

    at, lasts = page.evaluate(SEEK, film.url)

    assert at == 15
    assert round(lasts) == 20
