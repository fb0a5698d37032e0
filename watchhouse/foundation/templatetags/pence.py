from __future__ import annotations

from django import template

from watchhouse.foundation import money

register = template.Library()
register.filter("pounds", money.pounds)
