"""Sign in and out; allauth's views keep their own names, ours stand in `people:`."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, URLResolver, include, path

from watchhouse.people import views

ours: list[URLPattern] = [
    path("you/", views.you, name="you"),
    path("you/reach-again/", views.reach_again, name="reach_again"),
    path("reminders/", views.reminders, name="reminders"),
    path("passkey-needed/", views.passkey_needed, name="passkey_needed"),
    path("consents/", views.consents, name="consents"),
    path("consents/new/", views.agree_again, name="agree_again"),
    path("consents/new/agree/", views.agree, name="agree"),
    path("consents/new/later/", views.later, name="later"),
    path("consents/<slug:purpose>/give/", views.give, name="give"),
    path("consents/<slug:purpose>/withdraw/", views.withdraw, name="withdraw"),
    path("demo/", views.demo_sign_in, name="demo"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ours, "people"))),
    path("login/", account.request_login_code, name="account_login"),
    path("login/ask/", account.request_login_code, name="account_request_login_code"),
    path("login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("logout/", views.sign_out, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("join/", views.join, name="account_signup"),
    path("passkeys/", views.passkeys, name="mfa_index"),
    path("passkeys/list/", views.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/use/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
]
