"""Sign in and out; allauth's views keep their own names, ours stand in `people:`."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, URLResolver, include, path

from watchhouse.people.views import agreements, reminders, signing_in

ours: list[URLPattern] = [
    path("you/", signing_in.you, name="you"),
    path("you/reach-again/", signing_in.reach_again, name="reach_again"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("passkey-needed/", signing_in.passkey_needed, name="passkey_needed"),
    path("consents/", agreements.consents, name="consents"),
    path("consents/new/", agreements.agree_again, name="agree_again"),
    path("consents/new/agree/", agreements.agree, name="agree"),
    path("consents/new/later/", agreements.later, name="later"),
    path("consents/<slug:purpose>/give/", agreements.give, name="give"),
    path("consents/<slug:purpose>/withdraw/", agreements.withdraw, name="withdraw"),
    path("demo/", signing_in.demo_sign_in, name="demo"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((ours, "people"))),
    path("login/", account.request_login_code, name="account_login"),
    path("login/ask/", account.request_login_code, name="account_request_login_code"),
    path("login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("login/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("logout/", signing_in.sign_out, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("join/", signing_in.join, name="account_signup"),
    path("passkeys/", signing_in.passkeys, name="mfa_index"),
    path("passkeys/list/", signing_in.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", signing_in.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/use/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", signing_in.remove_passkey, name="mfa_remove_webauthn"),
]
