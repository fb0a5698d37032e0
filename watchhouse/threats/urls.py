from __future__ import annotations

from django.urls import path

from watchhouse.threats.views import alerts, desk, public

app_name = "threats"
urlpatterns = [
    path("", public.warnings, name="warnings"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/<int:pk>/", alerts.alert, name="alert"),
    path("alerts/<int:pk>/answer/", alerts.answer, name="answer"),
    path("alerts/a/<str:token>/", alerts.from_mail, name="from_mail"),
    path("desk/", desk.queue, name="desk"),
    path("desk/history/", desk.history, name="history"),
    path("desk/help/<int:pk>/", desk.helped, name="helped"),
    path("desk/<int:pk>/", desk.advisory, name="advisory"),
    path("desk/<int:pk>/preview/", desk.preview, name="preview"),
    path("desk/<int:pk>/publish/", desk.publish, name="publish"),
    path("desk/<int:pk>/put-aside/", desk.put_aside, name="put_aside"),
    path("desk/<int:pk>/withdraw/", desk.withdraw, name="withdraw"),
    path("<slug:slug>/", public.report, name="report"),
]
