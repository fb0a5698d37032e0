"""Toolkits, how-to guides and past events; the page models' names are the addresses' names."""

from __future__ import annotations

from django.urls import path

from watchhouse.guidance import fact_views, opinion_views, views

app_name = "guidance"
urlpatterns = [
    path("", views.index, name="index"),
    path("facts/", fact_views.register, name="facts"),
    path("facts/<slug:slug>/", fact_views.fact, name="fact"),
    path("facts/<slug:slug>/right/", fact_views.still_right, name="still_right"),
    path("facts/<slug:slug>/changed/", fact_views.changed, name="changed"),
    path("desk/words/", opinion_views.words, name="words"),
    path("desk/words/<int:pk>/", opinion_views.answer, name="answer"),
    path("toolkits/<slug:slug>/", views.toolkit, name="toolkit"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/files/<slug:name>.<slug:kind>", views.file, name="file"),
    path("<slug:kind>/<slug:slug>/helped/", opinion_views.helped, name="helped"),
    path("<slug:kind>/<slug:slug>/helped/thanks/", opinion_views.thanks, name="thanks"),
]
