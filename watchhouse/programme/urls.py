from __future__ import annotations

from django.urls import path

from watchhouse.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.board, name="board"),
    path("figures.csv", views.figures_csv, name="figures_csv"),
    path("public/", views.public_figures, name="public"),
]
