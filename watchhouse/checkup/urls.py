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
    path("plan/plan.pdf", views.plan_pdf, name="plan_pdf"),
    path("plan/promises/", views.promises, name="promises"),
    path("plan/steps/<slug:measure>/evidence/", views.evidence, name="evidence"),
    path("promises/<int:pk>/", views.promise, name="promise"),
    path("promises/<int:pk>/take-back/", views.take_back, name="take_back"),
    path("promises/a/<str:token>/", views.from_letter, name="from_letter"),
    path("evidence/<int:pk>/photo/", views.photo, name="photo"),
    path("evidence/<int:pk>/remove/", views.remove_evidence, name="remove_evidence"),
    path("recheck/", views.recheck, name="recheck"),
    path("recheck/result/", views.recheck_result, name="recheck_result"),
    path("recheck/<slug:slug>/", views.recheck_question, name="recheck_question"),
    path("desk/<int:pk>/", views.desk, name="desk"),
    path("desk/<int:pk>/<slug:measure>/confirm/", views.confirm, name="confirm"),
    path("plan/send/", views.send, name="send"),
    path("plan/send/link/", views.make_link, name="make_link"),
    path("plan/send/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("plan/steps/<slug:measure>/", views.mark, name="mark"),
    path("readiness/", views.readiness, name="readiness"),
    path("readiness/readiness.pdf", views.readiness_pdf, name="readiness_pdf"),
    path("readiness/questions/<slug:slug>/", views.readiness_question, name="readiness_question"),
    path("shared/<str:token>/", views.shared, name="shared"),
    path("shared/<str:token>/steps.pdf", views.shared_pdf, name="shared_pdf"),
]
