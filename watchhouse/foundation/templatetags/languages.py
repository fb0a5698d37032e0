"""`{{ question.text|say }}`: words of our content in the language of the page."""

from __future__ import annotations

from django import template

from watchhouse.foundation import languages

register = template.Library()
register.filter("say", languages.say)
