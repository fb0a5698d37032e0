"""Every room's door plate: the word in the address is the room's own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

handler429 = "watchhouse.people.views.too_many"
urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", include("watchhouse.people.urls")),
    path("dispatch/", include("watchhouse.dispatch.urls")),
    path("members/", include("watchhouse.members.urls")),
    path("guidance/", include("watchhouse.guidance.urls")),
    path("checkup/", include("watchhouse.checkup.urls")),
    path("threats/", include("watchhouse.threats.urls")),
    path("urgent/", include("watchhouse.urgent.urls")),
    path("visits/", include("watchhouse.visits.urls")),
    path("programme/", include("watchhouse.programme.urls")),
    path("api/", include("watchhouse.api.urls")),
    path("desk/", include("watchhouse.desk.urls")),
    path("home/", include("watchhouse.portal.urls")),
    path("", include("watchhouse.front.urls")),
]
