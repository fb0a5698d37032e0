from __future__ import annotations

from django import template

from watchhouse.programme import figures

register = template.Library()
register.filter("shown", figures.shown)
