from __future__ import annotations

from django.urls import URLPattern, path

from watchhouse.members.views import helping, joining, leaving, profile

app_name = "members"
urlpatterns: list[URLPattern] = [
    path("join/", joining.join, name="join"),
    path("join/code/", joining.code, name="code"),
    path("join/code/again/", joining.again, name="again"),
    path("profile/", profile.profile, name="profile"),
    path("profile/about/", profile.about, name="about"),
    path("profile/products/", profile.products, name="products"),
    path("choose/", profile.choose, name="choose"),
    path("leave/", leaving.leave, name="leave"),
    path("left/", leaving.left, name="left"),
    path("export/", leaving.export, name="export"),
    path("export/<int:pk>/", leaving.fetch, name="fetch"),
    path("erase/", leaving.erase, name="erase"),
    path("erase/confirm/", leaving.confirm_erase, name="confirm_erase"),
    path("erase/keep/", leaving.keep, name="keep"),
    path("erased/", leaving.erased, name="erased"),
    path("stay/<str:token>/", leaving.stay, name="stay"),
    path("access/go/", helping.go, name="go"),
    path("access/", helping.access, name="access"),
    path("access/invite/", helping.invite, name="invite"),
    path("access/<int:pk>/put-out/", helping.put_out, name="put_out"),
    path("access/invitations/<int:pk>/take-back/", helping.take_back, name="take_back"),
    path("invitations/<str:token>/", helping.invitation, name="invitation"),
]
