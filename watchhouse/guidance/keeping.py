"""What this room keeps about a business; and what Wagtail keeps about those who edit pages."""

from __future__ import annotations

from wagtail import models as wagtail
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.users.models import UserProfile

from watchhouse.foundation.keeping import Kept
from watchhouse.guidance.models import Event, Film, GuidanceIndex, Guide, Reading, Toolkit

EDITORS = "An editor's, and editors are the centre's: members have no way to these pages."

KEPT = [
    Kept(model=Reading, business="business"),
    Kept(model=Film, centres="Made from a guide's steps; nobody but the centre is in it."),
    *(
        Kept(model=each, centres=EDITORS)
        for each in (
            GuidanceIndex, Guide, Toolkit, Event, Image, Document, EditingSession, FormState,
            UserProfile, wagtail.APIToken, wagtail.ModelLogEntry, wagtail.PageLogEntry,
            wagtail.Revision, wagtail.UploadedFile, wagtail.WorkflowState, wagtail.TaskState,
            wagtail.Page, wagtail.Comment, wagtail.CommentReply, wagtail.PageSubscription,
        )
    ),
]  # fmt: skip
