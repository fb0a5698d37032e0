"""The intake for anybody, the sender's answer, the duty desk, and its rota."""

from __future__ import annotations

from django.urls import URLPattern, include, path
from django.urls.resolvers import URLResolver

from watchhouse.urgent.views import answer, desk, intake, rota

app_name = "urgent"

case_urls = [
    path("", desk.case, name="case"),
    path("claim/", desk.claim, name="claim"),
    path("call/", desk.call, name="call"),
    path("note/", desk.note, name="note"),
    path("close/", desk.close, name="close"),
]

rota_urls = [
    path("", rota.rota, name="rota"),
    path("add/", rota.add, name="rota_add"),
    path("<int:pk>/end/", rota.end, name="rota_end"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", intake.start, name="start"),
    path("ask/<slug:slug>/", intake.question, name="question"),
    path("first/<slug:slug>/", intake.stop, name="stop"),
    path("help/<slug:slug>/", intake.help_now, name="help"),
    path("tell/<slug:slug>/", intake.tell, name="tell"),
    path("answer/", answer.answer, name="answer"),
    path("answer/add/", answer.add, name="add"),
    path("status/", answer.status, name="status"),
    path("cases/", desk.cases, name="cases"),
    path("cases/<str:reference>/", include(case_urls)),
    path("rota/", include(rota_urls)),
]
