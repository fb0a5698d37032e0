"""The link to a plan that an owner hands on."""

from __future__ import annotations

from typing import TypeGuard

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from watchhouse.checkup import actions
from watchhouse.checkup.models import PlanShare
from watchhouse.members import gates as members
from watchhouse.people.gates import not_looking_too_often


def my_share(request: HttpRequest, pk: int) -> PlanShare:
    """A link to the plan of the owner's own business. A helper gets a 403."""
    business = members.my_own_business(request)
    return get_object_or_404(business.plan_shares.select_related("business"), pk=pk)


def shared(request: HttpRequest, token: str) -> PlanShare | None:
    """The plan behind a link that the owner handed on; also one that is over: ask `stands`."""
    not_looking_too_often(request, action="share")
    return actions.find(token)


def stands(share: PlanShare | None) -> TypeGuard[PlanShare]:
    """Whether a link still opens the steps."""
    return share is not None and PlanShare.objects.standing().filter(pk=share.pk).exists()
