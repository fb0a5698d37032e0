"""Toolkits, how-to guides and past events; the page models' names are the addresses' names."""

from __future__ import annotations

from django.urls import path, register_converter

from watchhouse.guidance import editor_views, views
from watchhouse.guidance.addresses import Digest, Ending, FileName

register_converter(Digest, "digest")
register_converter(FileName, "filename")
register_converter(Ending, "ending")
app_name = "guidance"
urlpatterns = [
    path("", views.index, name="index"),
    path("toolkits/<slug:slug>/", views.toolkit, name="toolkit"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("news/", views.news_list, name="news_list"),
    path("news/<slug:slug>/", views.news, name="news"),
    path("differences/", editor_views.difference_list, name="differences"),
    path("differences/<int:pk>/", editor_views.difference, name="difference"),
    path("differences/<int:pk>/take/", editor_views.take, name="take"),
    path("differences/<int:pk>/keep/", editor_views.keep, name="keep"),
    path("check/<int:pk>/", editor_views.check, name="check"),
    path("media/<digest:digest>/<filename:name>.<ending:kind>", views.media, name="media"),
    path("events/<slug:slug>/files/<slug:name>.<slug:kind>", views.file, name="file"),
]
