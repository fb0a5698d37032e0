"""A member's visits, and the advisers' page."""

from __future__ import annotations

from django.urls import URLPattern, include, path
from django.urls.resolvers import URLResolver

from watchhouse.visits.views import desk, member

app_name = "visits"

desk_urls = [
    path("", desk.visits, name="desk"),
    path("<int:pk>/", desk.visit, name="desk_visit"),
    path("<int:pk>/propose/", desk.propose, name="propose"),
    path("<int:pk>/cancel/", desk.cancel, name="desk_cancel"),
    path("<int:pk>/finish/", desk.finish, name="finish"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", member.visits, name="visits"),
    path("ask/", member.ask, name="ask"),
    path("desk/", include(desk_urls)),
    path("<int:pk>/", member.visit, name="visit"),
    path("<int:pk>/book/", member.book, name="book"),
    path("<int:pk>/cancel/", member.cancel, name="cancel"),
    path("<int:pk>/visit.ics", member.ics, name="ics"),
]
