from __future__ import annotations

from django.urls import path

from watchhouse.checkup import views

app_name = "checkup"
urlpatterns = [
    path("", views.start, name="start"),
    path("question/", views.resume, name="resume"),
    path("question/<slug:slug>/", views.question, name="question"),
    path("go-on/", views.go_on, name="go_on"),
    path("go-on/<str:token>/", views.go_on_here, name="go_on_here"),
    path("more/", views.more, name="more"),
    path("advice/", views.advice, name="advice"),
    path("answers/", views.answers, name="answers"),
    path("plan/", views.plan, name="plan"),
    path("plan/promises/", views.promises, name="promises"),
    path("plan/send/", views.send, name="send"),
    path("plan/steps/<slug:measure>/", views.mark, name="mark"),
]
