"""Who may read, answer and edit."""

from watchhouse.guidance.gates.editing import (
    EDIT,
    author,
    checked,
    difference,
    editor,
    fact,
    fact_to_mend,
    may_edit,
    sheet,
    words,
)
from watchhouse.guidance.gates.little_steps import Bearer, answering, confirming, going_on
from watchhouse.guidance.gates.pages import (
    EDITION,
    FOLDER,
    Kept,
    event,
    file,
    film,
    guide,
    media,
    news,
    page,
    toolkit,
)
from watchhouse.guidance.gates.readers import my_business, reader

__all__ = [
    "EDIT", "EDITION", "FOLDER", "Bearer", "Kept", "answering", "author", "checked",
    "confirming", "difference", "editor", "event", "fact", "fact_to_mend", "file", "film",
    "going_on", "guide", "may_edit", "media", "my_business", "news", "page", "reader", "sheet",
    "toolkit", "words",
]  # fmt: skip
