"""What the headers of every response have to say."""

from __future__ import annotations

import re

from django.http.response import HttpResponseBase

from watchhouse.guidance.cms import door

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Wagtail's editor, and nothing else of the house, is given this policy.
CMS = {name: " ".join(allowed) for name, allowed in door.POLICY.items()}
NONE = ("default-src", "base-uri", "frame-ancestors")


def policy(response: HttpResponseBase) -> dict[str, str]:
    """The response's Content-Security-Policy, by directive."""
    rows = response.headers.get("Content-Security-Policy", "").split(";")
    return dict(row.strip().partition(" ")[::2] for row in rows if row.strip())


def complaints(response: HttpResponseBase) -> list[str]:
    """What is wrong with the headers, in words; nothing when all is well."""
    said = policy(response)
    wrong = [f"{name}: {response.headers.get(name)}" for name, value in FIXED.items()
             if response.headers.get(name) != value]  # fmt: skip
    if said == CMS and _path(response).startswith("/cms/"):
        return wrong
    wrong += [f"{name} {said.get(name)}" for name in NONE if said.get(name) != "'none'"]
    wrong += [f"{name} {rule}" for name, rule in said.items() if "unsafe" in rule or "*" in rule]
    wrong += [f"object-src {said['object-src']}" for _ in range("object-src" in said)]
    if not re.fullmatch(r"('nonce-[\w+/=-]{16,}')?|'none'", said.get("script-src", "")):
        wrong.append(f"script-src {said.get('script-src')}")
    if "camera=()" not in response.headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    return wrong


def _path(response: HttpResponseBase) -> str:
    """Where the test's browser asked."""
    asked = getattr(response, "wsgi_request", None)
    return asked.path_info if asked else ""
