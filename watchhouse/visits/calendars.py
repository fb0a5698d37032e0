"""A visit as a calendar file (RFC 5545): the same UID for ever, a SEQUENCE that goes up."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from watchhouse.foundation import clock, region
from watchhouse.visits.models import State, Visit


def calendar(visit: Visit) -> bytes:
    """The booked visit; METHOD CANCEL when it was cancelled. It needs a start."""
    gone = visit.state == State.CANCELLED
    book = Calendar()
    book.add("prodid", "-//Watchhouse//Visits//EN")
    book.add("version", "2.0")
    book.add("method", "CANCEL" if gone else "PUBLISH")
    book.add_component(_event(visit, "CANCELLED" if gone else "CONFIRMED"))
    day = timezone.localdate(visit.starts)
    book.add_missing_timezones(day - timedelta(days=366), day + timedelta(days=366))
    written: bytes = book.to_ical()
    return written


def _event(visit: Visit, status: str) -> Event:
    """The visit's lines; the code word is not among them, for calendars are shared."""
    if visit.starts is None or visit.ends is None:
        raise ValueError("Only a visit with a time can be put into a calendar.")
    host = urlsplit(settings.BASE_URL).hostname
    event = Event()
    event.add("uid", f"visit-{visit.uid}@{host}")
    event.add("sequence", visit.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", timezone.localtime(visit.starts))
    event.add("dtend", timezone.localtime(visit.ends))
    event.add("summary", f"Visit from {region.current().centre}: {visit.about}")
    event.add("description", _description(visit))
    event.add("url", f"{settings.BASE_URL}/visits/{visit.pk}/")
    event.add("status", status)
    return event


def _description(visit: Visit) -> str:
    return (
        f"{visit.adviser} comes to you. To check that it is really us, ring"
        f" {region.current().phone}, or ask for the code word on your page."
    )
