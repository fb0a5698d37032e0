"""Keys for programs."""

from __future__ import annotations

from django.db import models

from watchhouse.foundation import clock
from watchhouse.members.models.businesses import Business
from watchhouse.people.models import Person


class ApiToken(models.Model):
    """A person's key to a business by the API. Only its hash is kept; it ends with the place."""

    business = models.ForeignKey(Business, on_delete=models.CASCADE, related_name="tokens")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
