from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Joined(Event):
    """A business became a member. `check_id` is the check it made before joining, if any, and
    `check_holder` the number of chance by which whoever joins held it: it opens nothing any more.
    """

    check_id: int | None = None
    check_holder: int | None = None


@dataclass(frozen=True, kw_only=True)
class ProfileChanged(Event):
    """A business said more about itself, or what it uses changed."""


@dataclass(frozen=True, kw_only=True)
class TierChanged(Event):
    """Somebody of the centre (`by_id`) made a business another kind of member."""

    was: str
    becomes: str


@dataclass(frozen=True, kw_only=True)
class HelperInvited(Event):
    """An owner asked somebody to help with IT."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class OwnerInvited(Event):
    """An owner asked somebody to own the business too."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class OwnerAccepted(Event):
    """The person said yes and is an owner from now on, beside the others."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class HelperAccepted(Event):
    """The person said yes and has access from now on."""

    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class HelperPutOut(Event):
    """An owner ended a helper's access. `person_id` is the helper."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class WentAway(Event):
    """Somebody (`by_id`) ended their own access, as IT helper or as one of several owners."""


@dataclass(frozen=True, kw_only=True)
class Left(Event):
    """A membership was closed: by an owner, or without `by_id` because nobody answered."""


@dataclass(frozen=True, kw_only=True)
class ExportAsked(Event):
    """An owner asked for all that is kept about the business."""

    export_id: int


@dataclass(frozen=True, kw_only=True)
class ExportFetched(Event):
    """The owner who asked for it downloaded it."""

    export_id: int


@dataclass(frozen=True, kw_only=True)
class ErasureAsked(Event):
    """An owner asked that all of it be erased; they have some days to change their mind."""


@dataclass(frozen=True, kw_only=True)
class ErasureTakenBack(Event):
    """An owner changed their mind in time."""


@dataclass(frozen=True, kw_only=True)
class Erased(Event):
    """A business and its people are to be forgotten from now on: every room answers."""


@dataclass(frozen=True, kw_only=True)
class AskedWhetherThere(Event):
    """Nothing was heard from a business for long: it was asked whether it is still there."""


@dataclass(frozen=True, kw_only=True)
class Stayed(Event):
    """A business that was asked is still there."""


@dataclass(frozen=True, kw_only=True)
class TokenMade(Event):
    """Somebody made a key to the business by the API."""

    token_id: int


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    """A key was taken away: it opens nothing any more."""

    token_id: int
