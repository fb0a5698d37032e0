"""The plan against our advisers' order, and the words of single steps."""

from __future__ import annotations

import re

import pytest
from scripts.compared import NATIONAL

from watchhouse.engines.scoring.problem import UNSURE, BadFirm, Firm
from watchhouse.engines.scoring.result import Plan
from watchhouse.engines.scoring.solve import plan
from watchhouse.engines.scoring.tests.strategies import BANK, CONTENT, PROTECTIONS, all_no

SIZES = ("solo", "micro", "small")


def spearman(made: Plan) -> float:
    """Rank correlation of the plan's order of those twelve with our advisers' order."""
    got = [step.measure for step in made.steps if step.measure in NATIONAL]
    prior = sorted(got, key=NATIONAL.index)
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


@pytest.mark.parametrize(("size", "survey"), [("micro", 0.41 * 1600), ("small", 0.5 * 3400)])
def test_a_typical_firms_loss_is_near_the_survey(size: str, survey: float) -> None:
    """The share of firms with a breach × the mean cost of the most disruptive one (2025)."""
    outlook = plan(Firm(size_band=size), BANK).outlook
    assert outlook.expected == pytest.approx(survey, rel=0.1)
    assert outlook.low < survey < outlook.high


def test_the_figures_beside_the_scenarios_are_current() -> None:
    """The comment in scenarios.toml says what the priors amount to: pounds, range, chance, tail."""
    text = (CONTENT / "scenarios.toml").read_text()
    rows = re.findall(r"^#   1.*|^#   2 to.*|^#   10 to.*", text, re.MULTILINE)
    for size, row in zip(SIZES, rows, strict=True):
        told = plan(Firm(size_band=size), BANK).outlook
        amounts = (told.expected, told.low, told.high, told.no_loss * 100, told.bad_year)
        assert re.findall(r"[\d,]+", row)[-5:] == [f"{round(amount):,}" for amount in amounts]


@pytest.mark.parametrize("size", SIZES)
def test_most_firms_have_no_loss_in_most_years(size: str) -> None:
    assert plan(Firm(size_band=size), BANK).outlook.no_loss > 0.5


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
    find, do = plan(Firm(answers={"new-payee": UNSURE}), BANK).steps[:2]
    assert (find.kind, find.minutes, do.kind, do.minutes) == ("find-out", 2, "do", 15)
    assert find.steps[0].startswith("Ask the person who pays the bills")


def test_a_size_that_was_told_says_how_common_a_gap_is() -> None:
    """Whoever told it: the profile, or the answer to the question about it."""
    for firm, told in (
        (Firm(size_band="solo"), ("size_band", "solo")),
        (Firm(answers={"people": "solo"}), ("people", "solo")),
    ):
        step = plan(firm, BANK).steps[0]
        (reason,) = step.reasons
        assert (reason.question, reason.answer) == told
        assert "in 100 such firms have this gap" in reason.sentence
        assert step.open_question
    assert plan(Firm(), BANK).steps[0].reasons == ()


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
