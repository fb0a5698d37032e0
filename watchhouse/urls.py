"""Every room's door plate: the word in the address is the room's own."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from watchhouse.guidance.views.editors import cms

# Django's own, which show foundation's pages: 400 and 500 without asking the database anything.
handler400 = "django.views.defaults.bad_request"
handler403 = "django.views.defaults.permission_denied"
handler404 = "django.views.defaults.page_not_found"
handler500 = "django.views.defaults.server_error"
# allauth shows this one when an address asks too often.
handler429 = "watchhouse.people.views.signing_in.too_many"
urlpatterns: list[URLPattern | URLResolver] = [
    path("dispatch/", include("watchhouse.dispatch.urls")),
    path("cms/<path:path>", cms, name="cms"),
    path("cms/", cms, {"path": ""}, name="cms_home"),
    path("threats/", include("watchhouse.threats.urls")),
    path("visits/", include("watchhouse.visits.urls")),
    path("programme/", include("watchhouse.programme.urls")),
    path("api/", include("watchhouse.api.urls")),
    path("desk/", include("watchhouse.desk.urls")),
    path("home/", include("watchhouse.portal.urls")),
    # Rooms with pages in several languages: `/ur/urgent/`; English has no prefix.
    *i18n_patterns(
        path("people/", include("watchhouse.people.urls")),
        path("members/", include("watchhouse.members.urls")),
        path("guidance/", include("watchhouse.guidance.urls")),
        path("checkup/", include("watchhouse.checkup.urls")),
        path("urgent/", include("watchhouse.urgent.urls")),
        path("", include("watchhouse.front.urls")),
        prefix_default_language=False,
    ),
]
