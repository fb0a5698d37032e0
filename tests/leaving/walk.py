"""All tables of the house, and how they hang on a business or a person."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from watchhouse.foundation import keeping
from watchhouse.foundation.keeping import Kept
from watchhouse.members.models import Business
from watchhouse.people.models import Person

Model = type[models.Model]


def listed() -> dict[Model, Kept]:
    """Each table that a room's keeping.py names."""
    return {kept.model: kept for kept in keeping.everything()}


def hangs_on(model: Model) -> list[str]:
    """The fields by which rows of this table lead to a business or a person, over other tables
    that belong to a member if need be."""
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and (target := field.related_model) is not model
        and isinstance(target, type)
        and (target in (Business, Person) or _is_members(target))
    ]


def _is_members(model: Model) -> bool:
    kept = listed().get(model)
    return kept is not None and not kept.centres and not kept.stays


def all_models() -> list[Model]:
    return list(apps.get_models())
