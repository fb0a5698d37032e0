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
    path("domains/", views.domains, name="domains"),
    path("domains/add/", views.add_domain, name="add_domain"),
    path("domains/<int:pk>/", views.domain, name="domain"),
    path("domains/<int:pk>/agree/", views.agree, name="agree"),
    path("domains/<int:pk>/look/", views.look, name="look"),
    path("domains/<int:pk>/stop/", views.stop, name="stop"),
    path("domains/<int:pk>/remove/", views.remove, name="remove"),
    path("domains/of/<int:pk>/", views.domains_of, name="domains_of"),
    path("plan/", views.plan, name="plan"),
    path("plan/promises/", views.promises, name="promises"),
    path("plan/send/", views.send, name="send"),
    path("plan/steps/<slug:measure>/", views.mark, name="mark"),
]
