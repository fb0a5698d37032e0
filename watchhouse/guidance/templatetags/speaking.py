"""`{{ page.body|spoken }}`: a page's HTML in the language of the reader."""

from __future__ import annotations

from django import template

from watchhouse.guidance import speaking

register = template.Library()
register.filter("spoken", speaking.speak)
register.filter("is_spoken", speaking.is_spoken)
