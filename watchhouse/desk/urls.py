"""The staff's home and the page about a business."""

from __future__ import annotations

from django.urls import path

from watchhouse.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("businesses/", views.businesses, name="businesses"),
    path("businesses/<int:pk>/", views.business, name="business"),
    path("businesses/<int:pk>/tier/", views.tier, name="tier"),
    path("businesses/<int:pk>/steps/<slug:measure>/helped/", views.helped, name="helped"),
]
