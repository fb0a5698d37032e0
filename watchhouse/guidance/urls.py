"""Toolkits, how-to guides and past events; the page models' names are the addresses' names."""

from __future__ import annotations

from django.urls import path

from watchhouse.guidance import views

app_name = "guidance"
urlpatterns = [
    path("", views.index, name="index"),
    path("toolkits/<slug:slug>/", views.toolkit, name="toolkit"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
    path(
        "films/<slug:slug>/<slug:language>/<slug:edition>/<slug:name>.<slug:kind>",
        views.film,
        name="film",
    ),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/files/<slug:name>.<slug:kind>", views.file, name="file"),
]
