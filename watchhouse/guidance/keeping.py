"""What this room keeps about a business; and what Wagtail keeps about those who edit pages."""

from __future__ import annotations

from django.db.models import Q
from wagtail import models as wagtail
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.users.models import UserProfile

from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.guidance.models import (
    Doing,
    Event,
    FactCheck,
    Film,
    GuidanceIndex,
    Guide,
    News,
    Opinion,
    Paper,
    Picture,
    Reading,
    SettledMeasure,
    StepLetter,
    Subscription,
    Toolkit,
)

EDITORS = "An editor's, and editors are the centre's: members have no way to these pages."


def _to_their_address(whose: Whose) -> Q:
    """Little steps that went to an address before its owner was known here."""
    return Q(email__in=_addresses(whose))


def _of_their_address(whose: Whose) -> Q:
    return Q(subscription__email__in=_addresses(whose))


def _addresses(whose: Whose) -> set[str]:
    """As they are kept; "" is nobody's."""
    return {address.strip().lower() for address in whose.addresses} - {""}


KEPT = [
    Kept(model=Reading, business="business"),
    Kept(model=Doing, business="business"),
    Kept(model=SettledMeasure, business="business"),
    Kept(model=Subscription, business="business", person="person", where=_to_their_address),
    Kept(
        model=StepLetter, business="subscription__business", person="subscription__person",
        where=_of_their_address,
    ),
    Kept(model=Opinion, business="business", without=("fold", "note", "answered_by")),
    Kept(model=FactCheck, centres="Staff's: what they found when they looked at a fact's source."),
    Kept(model=Film, centres="Made from a guide's steps; nobody but the centre is in it."),
    *(
        Kept(model=each, centres=EDITORS)
        for each in (
            GuidanceIndex, Guide, Toolkit, Event, News, Picture, Paper, Image, Document,
            EditingSession, FormState, UserProfile, wagtail.APIToken, wagtail.ModelLogEntry,
            wagtail.PageLogEntry, wagtail.Revision, wagtail.UploadedFile, wagtail.WorkflowState,
            wagtail.TaskState, wagtail.Page, wagtail.Comment, wagtail.CommentReply,
            wagtail.PageSubscription,
        )
    ),
]  # fmt: skip
