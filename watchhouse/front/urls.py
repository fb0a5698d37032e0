"""The public pages about the centre, and what machines ask for."""

from __future__ import annotations

from django.urls import path

from watchhouse.front.views import machines, pages, search

app_name = "front"
urlpatterns = [
    path("", pages.home, name="home"),
    path("search/", search.search, name="search"),
    path("about/", pages.about, name="about"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("security/", pages.weakness, name="weakness"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path(".well-known/change-password", machines.change_password, name="change_password"),
    path("robots.txt", machines.robots_txt, name="robots_txt"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("healthz", machines.healthz, name="healthz"),
]
