"""A canary in every text of every row of a firm: what is left of it afterwards is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import models

from tests.leaving.walk import Model, listed
from watchhouse.checkup.models import Evidence
from watchhouse.foundation import clock
from watchhouse.foundation.keeping import Kept, Whose
from watchhouse.foundation.models import Entry
from watchhouse.guidance.models import Subscription
from watchhouse.members.models import Business, Erasure
from watchhouse.people.models import Person

NUMBERS_ALONE = (Entry, Erasure)  # the journal and the pseudonym: test_facts.py looks at them
# A word or a photo, an account or an address, never both: what a row has is filled.
ONE_OF_ITS_TEXTS = (Evidence, Subscription)
CANARY = 6  # letters
TEXTS = (models.CharField, models.TextField, models.JSONField)


@dataclass
class Garden:
    """The canaries of one firm: words like `qxh017`, and where each was planted."""

    letter: str
    business: Business
    people: list[Person]
    planted: dict[str, str] = field(default_factory=dict)

    def plant(self) -> None:
        """Fill every text of every row; make a row where there is none."""
        rows: list[models.Model] = []
        for kept in listed().values():
            if not kept.centres and kept.model not in NUMBERS_ALONE:
                rows += list(kept.rows(self.whose)) or [self._make(kept)]
        # People first: what is addressed to them then carries the canary of their address.
        for row in sorted(rows, key=lambda row: not isinstance(row, Person)):
            self._fill(row)

    @property
    def whose(self) -> Whose:
        people = [Person.objects.get(pk=person.pk) for person in self.people]
        addresses = [each for one in people for each in (one.email, one.phone) if each]
        return Whose(self.business.pk, [one.pk for one in people], addresses)

    def word(self, where: str) -> str:
        """A new canary: six letters, so that it fits everywhere."""
        canary = f"qx{self.letter}{len(self.planted):03}"
        self.planted[canary] = where
        return canary

    def _fill(self, row: models.Model) -> None:
        for column in texts_of(type(row)):
            if column.name == "recipient":
                row.recipient = self.whose.addresses[0]  # type: ignore[attr-defined]
                continue
            if isinstance(row, ONE_OF_ITS_TEXTS) and not getattr(row, column.name):
                continue
            where = f"{row._meta.label}.{column.name}"
            setattr(row, column.name, self._value(column, self.word(where)))
        row.save()

    def _value(self, column: models.Field[Any, Any], canary: str) -> Any:
        if isinstance(column, models.FileField):
            return ContentFile(canary.encode(), name=f"{canary}.txt")
        if isinstance(column, models.JSONField):
            return [canary]
        return f"{canary}@x.example" if column.name == "email" else canary

    def _make(self, kept: Kept) -> models.Model:
        """A row of this table that is the firm's, with the least that it needs."""
        row = kept.model()
        for column in kept.model._meta.concrete_fields:
            if not column.has_default() and not column.null and not column.primary_key:
                setattr(row, column.name, self._least(column))
        try:
            row.save()
        except Exception as problem:
            raise AssertionError(
                f"There is no row of {kept.model._meta.label} to plant a canary in, and none could"
                f" be made ({problem}). Add one to tests/security/world.py, in `make`."
            ) from problem
        assert kept.rows(self.whose).filter(pk=row.pk).exists(), f"{kept.name}: not theirs"
        return row

    def _least(self, column: models.Field[Any, Any]) -> Any:
        if isinstance(column, models.ForeignKey):
            return self._related(column.related_model)
        if isinstance(column, models.DateTimeField):
            return clock.now() + timedelta(days=1)
        if isinstance(column, models.DateField):
            return clock.today()
        if isinstance(column, models.BooleanField):
            return False
        if isinstance(column, models.IntegerField | models.FloatField):
            return 1
        if column.choices:
            return next(value for value, _ in column.flatchoices if value)
        return self.whose.addresses[0] if column.name == "recipient" else column.name

    def _related(self, model: Any) -> Any:
        if model is Business:
            return self.business
        if model is Person:
            return Person.objects.get(pk=self.people[0].pk)
        kept = listed().get(model)
        if kept is None or kept.centres:
            return model.objects.first()
        return kept.rows(self.whose).first()


def texts_of(model: Model) -> Iterator[models.Field[Any, Any]]:
    """Every field that can hold a text; one with choices can hold none but ours, and so can one
    too short for a canary ("dns"): PostgreSQL refuses it.
    """
    for column in model._meta.concrete_fields:
        free = not column.choices and not column.primary_key
        free &= (getattr(column, "max_length", None) or CANARY) >= CANARY
        if free and isinstance(column, (*TEXTS, models.FileField)):
            yield column
