from __future__ import annotations

from django.urls import URLPattern, path

from watchhouse.dispatch import views

app_name = "dispatch"
urlpatterns: list[URLPattern] = [
    path("unsubscribe/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("sent/", views.sent, name="sent"),
    path("sent/<int:pk>/", views.one, name="one"),
    path("sent/<int:pk>/html/", views.html, name="html"),
]
