from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from watchhouse.people import demo
from watchhouse.people.actions import load_roles
from watchhouse.people.models import Role

PAGE = "/people/demo/"


@pytest.mark.parametrize("slug", demo.sign_ins())
def test_one_click_signs_in(db: None, slug: str, settings: Settings) -> None:
    settings.DEMO = True
    load_roles()
    person = demo.make(demo.sign_ins()[slug])
    client = Client()
    answer = client.post(PAGE, {"slug": slug})
    assert answer.headers["Location"] == demo.sign_ins()[slug].starts
    assert client.get("/people/you/").context["person"] == person


def test_the_page_lists_all_eight(db: None, settings: Settings) -> None:
    settings.DEMO = True
    page = Client().get(PAGE).content.decode()
    assert all(sign_in.title in page for sign_in in demo.sign_ins().values())
    assert len(demo.sign_ins()) == 8


def test_outside_the_demo_it_is_not_there(db: None) -> None:
    assert Client().get(PAGE).status_code == 404
    assert Client().post(PAGE, {"slug": "owner"}).status_code == 404


def test_somebody_unknown_is_not_there(db: None, settings: Settings) -> None:
    settings.DEMO = True
    assert Client().post(PAGE, {"slug": "admin"}).status_code == 404
    assert Client().post(PAGE, {"slug": "owner"}).status_code == 404
    assert Client().put(PAGE).status_code == 405


def test_every_staff_role_has_a_button(db: None) -> None:
    load_roles()
    roles = {sign_in.role for sign_in in demo.sign_ins().values()} - {""}
    assert roles == set(Role.objects.values_list("slug", flat=True))
