"""Errors keep our look and our words, at every address."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from watchhouse import urls

pytestmark = pytest.mark.django_db


def _broken(request: HttpRequest, kind: str) -> HttpResponse:
    raise {"400": SuspiciousOperation, "403": PermissionDenied, "500": ZeroDivisionError}[kind]


handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
urlpatterns = [path("broken/<str:kind>/", _broken), *urls.urlpatterns]


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_each_error_has_its_page_with_the_phones(settings: Settings, status: int) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    response = client.get("/nothing/" if status == 404 else f"/broken/{status}/")

    assert response.status_code == status
    assert "tel:03001232040" in response.content.decode()
    assert "answers" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert not response.cookies
