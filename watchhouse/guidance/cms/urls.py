"""What stands behind the door of /cms/: Wagtail's admin without its own ways to sign in."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.urls import include, path, re_path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail
from wagtail.admin.views.chooser import ExternalLinkView

from watchhouse.guidance.cms.links import LinkForm

urlpatterns = [
    # One signs in, out and changes one's name where everybody does: there are no passwords.
    path("cms/logout/", RedirectView.as_view(url="/people/logout/"), name="wagtailadmin_logout"),
    path("cms/account/", RedirectView.as_view(url="/people/you/"), name="wagtailadmin_account"),
    re_path("^cms/(?:login|password_reset|account)/", page_not_found, {"exception": "Not here."}),
    path(
        "cms/choose-external-link/", ExternalLinkView.as_view(form_class=LinkForm),
        name="wagtailadmin_choose_page_external_link",
    ),
    path("cms/", include(wagtail)),
    # Else the door would be found again behind the door.
    re_path("^cms/", page_not_found, {"exception": "Not here."}),
    *import_module(settings.ROOT_URLCONF).urlpatterns,
]  # fmt: skip
