"""Toolkits, how-to guides and past events; the page models' names are the addresses' names."""

from __future__ import annotations

from django.urls import path, register_converter

from watchhouse.guidance.addresses import Digest, Ending, FileName
from watchhouse.guidance.views import cards, done, editors, facts, little_steps, opinions, pages

register_converter(Digest, "digest")
register_converter(FileName, "filename")
register_converter(Ending, "ending")
app_name = "guidance"
CONFIRM = "little_steps_confirm"
urlpatterns = [
    path("", pages.index, name="index"),
    path("facts/", facts.register, name="facts"),
    path("facts/<slug:slug>/", facts.fact, name="fact"),
    path("facts/<slug:slug>/right/", facts.still_right, name="still_right"),
    path("facts/<slug:slug>/changed/", facts.changed, name="changed"),
    path("desk/words/", opinions.words, name="words"),
    path("desk/words/<int:pk>/", opinions.answer, name="answer"),
    path("toolkits/<slug:slug>/", pages.toolkit, name="toolkit"),
    path("guides/<slug:slug>/", pages.guide, name="guide"),
    path("guides/<slug:slug>/card.pdf", cards.card, name="card"),
    path("guides/<slug:slug>/done/", done.done, name="done"),
    path("guides/<slug:slug>/undone/", done.undone, name="undone"),
    path("little-steps/", little_steps.little_steps, name="little_steps"),
    path("little-steps/asked/", little_steps.asked, name="little_steps_asked"),
    path("little-steps/a/<str:token>/", little_steps.answer, name="little_step"),
    path("little-steps/go-on/<str:token>/", little_steps.go_on, name="little_steps_go_on"),
    path("little-steps/confirm/<str:token>/", little_steps.confirm, name=CONFIRM),
    path(
        "films/<slug:slug>/<slug:language>/<slug:edition>/<slug:name>.<slug:kind>",
        pages.film,
        name="film",
    ),
    path("events/<slug:slug>/", pages.event, name="event"),
    path("news/", pages.news_list, name="news_list"),
    path("news/<slug:slug>/", pages.news, name="news"),
    path("differences/", editors.difference_list, name="differences"),
    path("differences/<int:pk>/", editors.difference, name="difference"),
    path("differences/<int:pk>/take/", editors.take, name="take"),
    path("differences/<int:pk>/keep/", editors.keep, name="keep"),
    path("check/<int:pk>/", editors.check, name="check"),
    path("media/<digest:digest>/<filename:name>.<ending:kind>", pages.media, name="media"),
    path("events/<slug:slug>/files/<slug:name>.<slug:kind>", pages.file, name="file"),
    path("<slug:kind>/<slug:slug>/helped/", opinions.helped, name="helped"),
    path("<slug:kind>/<slug:slug>/helped/thanks/", opinions.thanks, name="thanks"),
]
