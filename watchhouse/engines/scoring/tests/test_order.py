"""The plan against our advisers' order, and the words of single steps."""

from __future__ import annotations

import pytest

from watchhouse.engines.scoring.problem import UNSURE, BadFirm, Firm
from watchhouse.engines.scoring.result import Plan
from watchhouse.engines.scoring.solve import next_question, plan
from watchhouse.engines.scoring.tests.strategies import BANK, PROTECTIONS, all_no

SIZES = ("solo", "micro", "small")
# Our advisers' order of the twelve measures that every small firm knows of: the fixed list that
# a plan is held against.
PRIOR = (
    "ring-before-you-pay",
    "two-step-sign-in",
    "help-card",
    "updates-on",
    "backup-and-test",
    "everyday-account",
    "remote-desktop-closed",
    "email-password-and-manager",
    "leavers-out",
    "stop-fake-mail",
    "cyber-essentials",
    "short-course",
)


def spearman(made: Plan) -> float:
    """Rank correlation of the plan's order of those twelve with our advisers' order."""
    got = [step.measure for step in made.steps if step.measure in PRIOR]
    prior = sorted(got, key=PRIOR.index)
    apart = sum((prior.index(slug) - at) ** 2 for at, slug in enumerate(got))
    return 1 - 6 * apart / (len(got) * (len(got) ** 2 - 1))


@pytest.mark.parametrize("size", SIZES)
def test_a_firm_without_anything_starts_with_the_three_of_the_prior(size: str) -> None:
    first, *others = (step.measure for step in plan(all_no(size), BANK).first_three)
    assert first == "ring-before-you-pay"
    assert set(others) == {"two-step-sign-in", "help-card"}


@pytest.mark.parametrize("size", SIZES)
def test_the_order_stays_near_the_prior(size: str) -> None:
    """The README's table; a gap that is rare comes later when nothing is answered."""
    assert spearman(plan(all_no(size), BANK)) >= 0.9
    assert spearman(plan(Firm(size_band=size), BANK)) >= 0.8


def test_a_typical_firms_loss_is_near_the_survey() -> None:
    """41 % of micro firms × £1,600 for the most disruptive breach is £656 a year."""
    outlook = plan(Firm(size_band="micro"), BANK).outlook
    assert outlook.expected == pytest.approx(656, rel=0.25)
    assert outlook.no_loss > 0.5


def test_the_first_three_questions_are_those_worth_most() -> None:
    answers: dict[str, str] = {}
    for expected in ("new-payee", "email-two-step", "backup", "people"):
        question = next_question(Firm(answers=answers), BANK)
        assert question is not None
        assert question.slug == expected
        answers[question.slug] = question.option[-1].slug


def test_a_size_that_is_known_is_not_asked() -> None:
    answers = dict.fromkeys(("new-payee", "email-two-step", "backup"), UNSURE)
    question = next_question(Firm(size_band="solo", answers=answers), BANK)
    assert question is not None
    assert question.sets is None


def test_the_size_that_was_answered_counts() -> None:
    assert plan(Firm(answers={"people": "solo"}), BANK).size_band == "solo"
    assert plan(Firm(answers={"people": UNSURE}), BANK).size_band == "micro"


def test_a_lone_owner_has_no_leavers() -> None:
    assert "leavers-out" not in {step.measure for step in plan(Firm(size_band="solo"), BANK).steps}


def test_the_answer_is_named() -> None:
    step = plan(Firm(answers={"new-payee": "mail"}), BANK).steps[0]
    (reason,) = step.reasons
    assert (reason.question, reason.answer) == ("new-payee", "mail")
    assert "answer the e-mail" in reason.sentence


def test_an_unsure_owner_first_finds_out_in_two_minutes() -> None:
    step = plan(Firm(answers={"new-payee": UNSURE}), BANK).steps[0]
    assert step.minutes == 17
    assert step.steps[0].startswith("Ask the person who pays the bills")


def test_steps_are_for_the_product_the_firm_uses() -> None:
    firm = Firm(products=frozenset({"microsoft-365"}))
    step = next(s for s in plan(firm, BANK).steps if s.measure == "two-step-sign-in")
    assert step.product == "microsoft-365"
    assert "Microsoft 365" in step.steps[0]


def test_only_a_firm_with_a_website_can_lose_it() -> None:
    def loss(**answers: str) -> float:
        outlook = plan(Firm(answers=answers), BANK).outlook
        return next(s.expected for s in outlook.scenarios if s.scenario == "web-shop-hacked")

    assert loss(website="none") == 0
    assert 0 < loss() < loss(website="site")
    assert loss(website=UNSURE) == loss()


@pytest.mark.parametrize(
    ("firm", "sentence"),
    [
        (Firm(size_band="huge"), "size_band is 'huge'; it must be one of solo, micro, small."),
        (Firm(answers={"pet": "dog"}), "answers names the question 'pet'"),
        (Firm(answers={"backup": "yes"}), "answers.backup is 'yes'; it must be one of tested"),
    ],
)
def test_a_word_the_bank_does_not_know_is_refused(firm: Firm, sentence: str) -> None:
    with pytest.raises(BadFirm) as refused:
        plan(firm, BANK)
    assert str(refused.value).startswith(sentence)


def test_everything_done_leaves_an_empty_plan() -> None:
    told = {question.slug: question.option[0].slug for question in PROTECTIONS}
    told |= {"everyday-account": "no", "remote-access": "no"}
    made = plan(Firm(answers=told), BANK)
    assert made.steps == ()
    assert len(made.done) == made.total == len(BANK.measures)
    assert made.outlook.expected > 0
