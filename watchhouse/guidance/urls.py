"""Toolkits, how-to guides and past events; the page models' names are the addresses' names."""

from __future__ import annotations

from django.urls import path, register_converter

from watchhouse.guidance import (
    editor_views,
    fact_views,
    opinion_views,
    views,
    views_cards,
    views_done,
    views_little_steps,
)
from watchhouse.guidance.addresses import Digest, Ending, FileName

register_converter(Digest, "digest")
register_converter(FileName, "filename")
register_converter(Ending, "ending")
app_name = "guidance"
CONFIRM = "little_steps_confirm"
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
    path("guides/<slug:slug>/card.pdf", views_cards.card, name="card"),
    path("guides/<slug:slug>/done/", views_done.done, name="done"),
    path("guides/<slug:slug>/undone/", views_done.undone, name="undone"),
    path("little-steps/", views_little_steps.little_steps, name="little_steps"),
    path("little-steps/asked/", views_little_steps.asked, name="little_steps_asked"),
    path("little-steps/a/<str:token>/", views_little_steps.answer, name="little_step"),
    path("little-steps/go-on/<str:token>/", views_little_steps.go_on, name="little_steps_go_on"),
    path("little-steps/confirm/<str:token>/", views_little_steps.confirm, name=CONFIRM),
    path(
        "films/<slug:slug>/<slug:language>/<slug:edition>/<slug:name>.<slug:kind>",
        views.film,
        name="film",
    ),
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
    path("<slug:kind>/<slug:slug>/helped/", opinion_views.helped, name="helped"),
    path("<slug:kind>/<slug:slug>/helped/thanks/", opinion_views.thanks, name="thanks"),
]
