"""The API, its description, and the page of one's keys."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from watchhouse.api import views
from watchhouse.api.v1 import api

app_name = "api"

token_urls = [
    path("", views.my_tokens, name="tokens"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("tokens/", include(token_urls)),
    path("openapi.json", views.openapi, name="openapi"),
    *(each for each in api.urls[0] if getattr(each, "name", "") != "api-root"),
    path("", views.nothing, name="root"),
    path("<path:path>", views.nothing, name="nothing"),
]
