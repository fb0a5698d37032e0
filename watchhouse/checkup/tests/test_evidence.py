"""Showing that a step is in place: who may, what is kept, where it lies, and that it goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from watchhouse.checkup import actions, rules, storage, tasks
from watchhouse.checkup.models import Evidence
from watchhouse.foundation import clock
from watchhouse.members.models import Business
from watchhouse.people.models import Person

SignIn = Callable[[Person], Client]
Told = Callable[[], list[str]]
PAGE = "/checkup/plan/steps/help-card/evidence/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def send(browser: Client, photo: bytes, name: str = "card.jpg") -> str:
    file = SimpleUploadedFile(name, photo, content_type="text/html")
    return browser.post(PAGE, {"photo": file}, follow=True).content.decode()


@pytest.fixture
def shown(
    alice: Person, bakery: Business, media: Path, picture: bytes, sign_in: SignIn
) -> Evidence:
    send(sign_in(alice), picture)
    return bakery.evidence.get()


def test_a_sentence_is_kept_and_confirms_what_was_done(
    alice: Person, bakery: Business, sign_in: SignIn, told: Told
) -> None:
    browser = sign_in(alice)
    page = browser.post(PAGE, {"words": "The card hangs by the till."}, follow=True)
    assert "The card hangs by the till." in page.content.decode()
    assert bakery.steps.get().state == "done"
    assert bakery.confirmations.get().how == "word"
    assert told() == ["EvidenceGiven", "StepDone", "Confirmed"]


def test_a_second_proof_tells_no_second_change(
    alice: Person, bakery: Business, shown: Evidence, sign_in: SignIn, told: Told
) -> None:
    sign_in(alice).post(PAGE, {"words": "It hangs there."})
    assert {each.how for each in bakery.confirmations.all()} == {"photo", "word"}
    assert told().count("Confirmed") == 1


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 301])
def test_no_words_or_too_many(words: str, alice: Person, bakery: Business, sign_in: SignIn) -> None:
    page = sign_in(alice).post(PAGE, {"words": words}).content.decode()
    assert "There is a problem" in page
    assert not bakery.evidence.exists()


def test_a_photo_is_kept_under_a_name_of_chance_by_what_it_is(shown: Evidence, media: Path) -> None:
    (file,) = media.iterdir()
    assert file.name == Path(str(shown.photo)).name
    assert len(file.stem) == 32
    assert file.stat().st_mode & 0o077 == 0
    assert shown.how == "photo"


def test_what_is_no_photo_is_refused_and_leaves_nothing(
    alice: Person, bakery: Business, media: Path, sign_in: SignIn
) -> None:
    assert rules.NotAPhoto.sentence in send(sign_in(alice), b"<script>alert(1)</script>")
    assert not bakery.evidence.exists()
    assert not media.exists()


def test_a_photo_of_a_whole_form_and_not_more(
    alice: Person, bakery: Business, media: Path, picture: bytes, sign_in: SignIn
) -> None:
    """Five megabytes are more than any other form takes; eleven are more than this one does."""
    browser = sign_in(alice)
    send(browser, picture + b"\0" * 5_000_000)
    assert bakery.evidence.count() == 1
    file = SimpleUploadedFile("big.jpg", picture + b"\0" * 11_000_000)
    assert browser.post(PAGE, {"photo": file}).status_code == 413
    about = browser.post("/members/profile/about/", {"photo": SimpleUploadedFile("x", b"0" * 5**9)})
    assert about.status_code == 413


def test_five_are_enough(
    alice: Person, bakery: Business, sign_in: SignIn, media: Path, picture: bytes
) -> None:
    browser = sign_in(alice)
    for number in range(5):
        browser.post(PAGE, {"words": f"Number {number}"})
    assert rules.EnoughEvidence.sentence in send(browser, picture)
    assert bakery.evidence.count() == 5
    assert not media.exists(), "no file stays of what was refused"


def test_the_photo_is_for_the_business_and_for_who_confirms(
    shown: Evidence, alice: Person, bob: Person, charlie: Person, femi: Person, dana: Person,
    grace: Person, sign_in: SignIn,
) -> None:  # fmt: skip
    address = f"/checkup/evidence/{shown.pk}/photo/"
    for person in (alice, bob, femi):
        assert sign_in(person).get(address).status_code == 200
    for person in (dana, grace):
        assert sign_in(person).get(address).status_code == 403
    assert sign_in(charlie).get(address).status_code == 404
    assert "/people/login/" in Client().get(address)["Location"]
    assert sign_in(alice).post(address).status_code == 405
    assert sign_in(alice).get(f"/media/{shown.photo}").status_code == 404


def test_a_sentence_and_a_photo_are_kept_together(
    alice: Person, bakery: Business, picture: bytes, media: Path, sign_in: SignIn
) -> None:
    file = SimpleUploadedFile("till.jpg", picture, content_type="image/jpeg")
    page = sign_in(alice).post(PAGE, {"words": "It hangs by the till.", "photo": file}, follow=True)
    assert "counts as confirmed" in page.content.decode()
    assert bakery.evidence.exclude(words="").count() == 1
    assert bakery.evidence.photos().count() == 1


def test_the_photo_comes_as_a_picture_and_as_nothing_else(
    shown: Evidence, alice: Person, sign_in: SignIn
) -> None:
    answer = sign_in(alice).get(f"/checkup/evidence/{shown.pk}/photo/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith('attachment; filename="help-card-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"\xff\xd8")


def test_a_word_has_no_photo_and_a_lost_file_is_not_there(
    alice: Person, bakery: Business, shown: Evidence, media: Path, sign_in: SignIn
) -> None:
    word = actions.show_word(bakery, measure="help-card", words="It hangs.", by=alice)
    assert sign_in(alice).get(f"/checkup/evidence/{word.pk}/photo/").status_code == 404
    (media / Path(str(shown.photo)).name).unlink()
    assert sign_in(alice).get(f"/checkup/evidence/{shown.pk}/photo/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_removed_with_its_file_and_with_what_it_confirmed(
    alice: Person, bakery: Business, shown: Evidence, media: Path, sign_in: SignIn, told: Told
) -> None:
    browser = sign_in(alice)
    browser.post(f"/checkup/evidence/{shown.pk}/remove/")
    assert not bakery.evidence.exists()
    assert not list(media.iterdir())
    assert bakery.confirmations.get().state == "lapsed"
    assert bakery.steps.get().state == "done"
    assert told()[-1] == "EvidenceRemoved"
    assert browser.post(f"/checkup/evidence/{shown.pk}/remove/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_crash_between_leaves_a_file_that_is_swept(
    bakery: Business, shown: Evidence, media: Path, picture: bytes
) -> None:
    orphan, young = storage.write(picture), storage.write(picture)
    before = (clock.now() - timedelta(hours=7)).timestamp()
    for name in (orphan, str(shown.photo)):
        os.utime(media / Path(name).name, (before, before))
    (media / "notes.txt").write_text("not ours")
    tasks.sweep_evidence.call()
    left = {file.name for file in media.iterdir()}
    assert left == {Path(young).name, Path(str(shown.photo)).name, "notes.txt"}
    bakery.delete()
    tasks.sweep_evidence.call()
    assert {file.name for file in media.iterdir()} == {Path(young).name, "notes.txt"}


@pytest.mark.parametrize(
    "name", ["../../secret.key", "/etc/passwd", "x.jpg", "", "a" * 32 + ".jpg"]
)
def test_no_name_but_ours_is_read_or_removed(name: str, media: Path) -> None:
    media.mkdir(parents=True)
    (media / "x.jpg").write_text("x")
    assert storage.read(name) is None
    storage.remove(name)
    assert (media / "x.jpg").exists()


def test_to_do_again_ends_what_confirmed_it(bakery: Business, alice: Person) -> None:
    actions.show_word(bakery, measure="help-card", words="It hangs.", by=alice)
    actions.mark(bakery, measure="help-card", becomes="open")
    assert bakery.confirmations.get().state == "lapsed"


def test_the_helper_shows_and_removes_what_they_did_themselves(
    alice: Person, bob: Person, bakery: Business, sign_in: SignIn
) -> None:
    hers = actions.show_word(bakery, measure="help-card", words="It hangs.", by=alice)
    browser = sign_in(bob)
    browser.post(PAGE, {"words": "I printed it."})
    his = bakery.evidence.get(by=bob)
    assert browser.post(f"/checkup/evidence/{hers.pk}/remove/").status_code == 403
    assert browser.post(f"/checkup/evidence/{his.pk}/remove/").status_code == 302
    assert bakery.evidence.get() == hers


def test_who_may(
    alice: Person, charlie: Person, femi: Person, shown: Evidence, sign_in: SignIn
) -> None:
    assert "printed" not in sign_in(charlie).get(PAGE).content.decode()
    assert sign_in(charlie).post(f"/checkup/evidence/{shown.pk}/remove/").status_code == 404
    assert sign_in(femi).get(PAGE).status_code == 404
    assert sign_in(femi).post(f"/checkup/evidence/{shown.pk}/remove/").status_code == 404
    assert "/people/login/" in Client().get(PAGE)["Location"]
    assert sign_in(alice).get("/checkup/plan/steps/buy-gold/evidence/").status_code == 404
    assert sign_in(alice).put(PAGE).status_code == 405
    assert sign_in(alice).get(f"/checkup/evidence/{shown.pk}/remove/").status_code == 405


def test_what_would_not_be_kept_is_not_drawn(
    alice: Person, bakery: Business, picture: bytes, sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for _ in range(5):
        actions.show_word(bakery, measure="help-card", words="It hangs there.", by=alice)
    monkeypatch.setattr("watchhouse.foundation.pictures.CHILD", "no-such-file")
    assert rules.EnoughEvidence.sentence in send(sign_in(alice), picture)


def test_twenty_an_hour_are_enough(alice: Person, bakery: Business, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    answers = [browser.post(PAGE, {"words": ""}).status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]
    assert browser.get(PAGE).status_code == 200
