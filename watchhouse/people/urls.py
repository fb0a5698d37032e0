"""Sign in and out; allauth's views keep their own names, ours stand in `people:`."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
]
