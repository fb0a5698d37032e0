"""The letters of the little steps."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.urls import reverse

from watchhouse.dispatch.letters import Letter, letter
from watchhouse.dispatch.models import Lane
from watchhouse.foundation import clock
from watchhouse.guidance import facts, letter_links
from watchhouse.guidance.due import Next
from watchhouse.guidance.models import TOPIC, Subscription
from watchhouse.guidance.series import LittleStep


def little_step(due: Next, step: LittleStep, *, guides: Collection[str]) -> Letter:
    """One thing to do, and two buttons. `guides` are those that can be read."""
    subscription, time = due.subscription, due.row.times + 1 if due.row else 1
    return _weekly(
        "little_step", subscription, about=f"{step.slug}:{time}",
        step=step, text=facts.fill(step.text).strip(), again=time > 1,
        link=letter_links.answer(subscription.pk, step.slug),
        guide=_guide(step.guide) if step.guide in guides else "",
    )  # fmt: skip


def ask_whether_to_stop(due: Next) -> Letter:
    """Nobody answered for long: we ask whether to stop."""
    row = due.subscription
    return _weekly(
        "shall_we_stop", row, about=f"stop:{clock.today()}", link=letter_links.go_on(row.pk)
    )


def last_one(due: Next) -> Letter:
    """Nothing is left to send; what they did."""
    return _weekly("last_little_step", due.subscription, about="last", done=due.done)


def confirm(subscription: Subscription) -> Letter:
    """Did you ask for these letters? An address gets one such letter a day, from whomever."""
    return letter(
        "guidance/emails/confirm_little_steps",
        about=f"confirm-little-steps:{clock.today()}",
        recipient=subscription.email,
        context={"link": letter_links.confirm(subscription.pk)},
        secret=True,
    )


def _weekly(folder: str, subscription: Subscription, *, about: str, **words: Any) -> Letter:
    return letter(
        f"guidance/emails/{folder}",
        about=f"little-step:{subscription.pk}:{about}",
        recipient=subscription.recipient,
        context={"business": subscription.business, **words},
        lane=Lane.BULK,
        topic=TOPIC,
        business_id=subscription.business_id,
    )


def _guide(slug: str) -> str:
    return f"{settings.BASE_URL}{reverse('guidance:guide', args=[slug])}"
