"""Who is asked to agree anew: a text has a new version, and they agreed to an older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from watchhouse.foundation import clock
from watchhouse.people.consents import Text, fingerprint, texts
from watchhouse.people.models import Consent, Person

ASKED, LATER = "agreed", "agree_later"


@dataclass(frozen=True)
class Due:
    """A text with a new version, and what the person agreed to before."""

    text: Text
    given: Consent

    @property
    def may_wait(self) -> bool:
        """Whether "later" may still be said."""
        return self.given.later_until is None or self.given.later_until > clock.now()


def due(person: Person) -> Sequence[Due]:
    """What this person has to be asked about, in the order of the page. One query."""
    standing = {given.purpose: given for given in Consent.objects.standing(person)}
    return [
        Due(text, standing[purpose])
        for purpose, text in texts().items()
        if purpose in standing and standing[purpose].version != text.version
    ]


def must_be_asked(request: HttpRequest, person: Person) -> bool:
    """Whether to show the page that asks: once in each session, and always when time is up.

    A session in which nothing was due is not looked at again until a text changes.
    """
    versions = fingerprint()
    if request.session.get(ASKED) == versions:
        return False
    waiting = due(person)
    if not waiting:
        request.session[ASKED] = versions
        return False
    put_off = request.session.get(LATER) == versions
    return not (put_off and all(each.may_wait for each in waiting))


def put_off(request: HttpRequest) -> None:
    """Ask no more in this session until the texts change, or the time for "later" is over."""
    request.session[LATER] = fingerprint()
