from __future__ import annotations

from dataclasses import dataclass

from watchhouse.foundation.journal import Event


@dataclass(frozen=True, kw_only=True)
class Started(Event):
    """A check was begun; `business_id` is empty while nobody has joined."""

    check_id: int


@dataclass(frozen=True, kw_only=True)
class Completed(Event):
    """A check is complete: all that it may ask, or all that is worth asking, is answered.

    A check made before joining tells it twice: at the last answer without a business, and with
    one when the business joins. Count businesses, or count different `check_id`s.
    """

    check_id: int


@dataclass(frozen=True, kw_only=True)
class Guided(Event):
    """An adviser (`by_id`) went through a check together with the owner: told once for a check,
    with the first answer given so.
    """

    check_id: int


@dataclass(frozen=True, kw_only=True)
class Looked(Event):
    """A member of staff (`by_id`) looked at a business's answers, plan, evidence, photo or domains
    (`what`): told once an hour for each.
    """

    what: str


@dataclass(frozen=True, kw_only=True)
class Replanned(Event):
    """We changed the bank: so many kept `results` were planned anew with the same answers."""

    results: int


@dataclass(frozen=True, kw_only=True)
class LinkSent(Event):
    """A link to go on with a check on another device went to an address somebody typed."""

    check_id: int


@dataclass(frozen=True, kw_only=True)
class StepAdded(Event):
    """A measure was put at the top of a plan: by somebody at the centre, or because a re-check says
    that it got worse.
    """

    measure: str


@dataclass(frozen=True, kw_only=True)
class StepDone(Event):
    """Somebody says a measure is in place: told once for each time it came into place.

    `share_id`: the link by which an IT person without an account ticked it off.
    """

    measure: str
    share_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class StepPutAside(Event):
    """A measure is not for this business."""

    measure: str


@dataclass(frozen=True, kw_only=True)
class StepReopened(Event):
    """A measure is to do again: brought back by hand, or a later answer says it has lapsed.

    `share_id`: the link by which an IT person took a tick back.
    """

    measure: str
    share_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class HelpAsked(Event):
    """Somebody wants a person's help with a measure."""

    measure: str


@dataclass(frozen=True, kw_only=True)
class HelpGiven(Event):
    """Somebody of the centre (`by_id`) helped with a measure that help was asked for."""

    measure: str


@dataclass(frozen=True, kw_only=True)
class Promised(Event):
    """A business promised a measure by a day (`due_on` as 2026-11-27)."""

    measure: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class PromiseKept(Event):
    """What was promised is in place."""

    measure: str


@dataclass(frozen=True, kw_only=True)
class PromiseLetGo(Event):
    """A business took a promise back."""

    measure: str


@dataclass(frozen=True, kw_only=True)
class PromiseMoved(Event):
    """A business chose another day for a promise (`due_on` as 2026-11-27)."""

    measure: str
    due_on: str


@dataclass(frozen=True, kw_only=True)
class Nudged(Event):
    """A business was reminded, in one letter, of so many `promises`; `recheck`: and was asked to
    look again at its answers.
    """

    promises: int
    recheck: bool


@dataclass(frozen=True, kw_only=True)
class EvidenceGiven(Event):
    """Somebody of the business showed that a measure is in place. `how`: word or photo."""

    measure: str
    how: str


@dataclass(frozen=True, kw_only=True)
class EvidenceRemoved(Event):
    """Somebody of the business took a word or a photo back."""

    measure: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Confirmed(Event):
    """More than a tick says that a measure is in place. `how`: word, photo, recheck or adviser.

    Told once for each time a measure came to be confirmed: a second proof of it tells nothing.
    """

    measure: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Rechecked(Event):
    """A business looked at its answers again: of `asked` questions came so many measures
    `confirmed` and so many that got `worse`. `check_id` holds the new answers.
    """

    check_id: int
    asked: int
    confirmed: int
    worse: int


@dataclass(frozen=True, kw_only=True)
class PlanSent(Event):
    """A link to the steps of a plan went to an address the owner gave."""

    share_id: int


@dataclass(frozen=True, kw_only=True)
class PlanLinkMade(Event):
    """The owner got a link to the steps of the plan, to hand on."""

    share_id: int


@dataclass(frozen=True, kw_only=True)
class PlanShareWithdrawn(Event):
    """The owner ended a link to the steps before its time."""

    share_id: int


@dataclass(frozen=True, kw_only=True)
class DomainAdded(Event):
    """A business named a domain as its own. Nothing is looked at yet."""

    domain_id: int


@dataclass(frozen=True, kw_only=True)
class DomainAgreed(Event):
    """An owner agreed that the centre looks at a domain (`version` of the text)."""

    domain_id: int
    version: str


@dataclass(frozen=True, kw_only=True)
class DomainLookAsked(Event):
    """Somebody asked to look at a domain now."""

    domain_id: int


@dataclass(frozen=True, kw_only=True)
class DomainProven(Event):
    """A domain was shown to be the business's own, by record ("dns") or by file ("file")."""

    domain_id: int
    how: str


@dataclass(frozen=True, kw_only=True)
class DomainProofLost(Event):
    """The proof of a domain is gone: it is not looked at until it is there again."""

    domain_id: int


@dataclass(frozen=True, kw_only=True)
class DomainChecked(Event):
    """A domain was looked at: how many things were good, a gap, or not to be checked."""

    domain_id: int
    good: int
    gaps: int
    unchecked: int


@dataclass(frozen=True, kw_only=True)
class DomainWorse(Event):
    """Something that was good at the last look is a gap now (`what` and why, as slugs)."""

    domain_id: int
    what: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class DomainBetter(Event):
    """Something that was a gap at the last look is good now."""

    domain_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class DomainStopped(Event):
    """An owner took the yes back (`why` = "withdrawn"), or it ended by itself ("over")."""

    domain_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class DomainRemoved(Event):
    """A domain was taken off, with all that was seen of it."""

    domain_id: int
