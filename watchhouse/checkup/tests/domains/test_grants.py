"""No probe without consent and proof: each missing piece is refused, and each guard is needed."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import types
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from watchhouse.checkup import grants
from watchhouse.checkup.actions import domains as acts
from watchhouse.checkup.domains import certificate, dkim, dmarc, headers, mta_sts, spf
from watchhouse.checkup.domains.reach import Reach
from watchhouse.checkup.models import Domain, DomainConsent
from watchhouse.checkup.tests.domains.conftest import NAME
from watchhouse.foundation import clock
from watchhouse.foundation.tests.reaching.nameserver import NameServer
from watchhouse.foundation.tests.reaching.website import Website
from watchhouse.members.models import Business, Membership
from watchhouse.people.models import Person

PROBES: dict[str, Callable[..., Any]] = {
    "spf": spf.look,
    "dkim": dkim.look,
    "dmarc": dmarc.look,
    "mta-sts": mta_sts.look,
    "certificate": lambda granted, reach: certificate.look(granted, reach, NAME),
    "headers": lambda granted, reach: headers.look(granted, reach, NAME),
}


def _withdrawn(domain: Domain, alice: Person) -> None:
    acts.stop(domain, by=alice)


def _over(domain: Domain, alice: Person) -> None:
    past = clock.now() - timedelta(days=366)
    domain.consents.update(given_at=past, expires_at=past + timedelta(days=365))


def _other_text(domain: Domain, alice: Person) -> None:
    domain.consents.update(version="2020-01")


def _other_domain(domain: Domain, alice: Person) -> None:
    Domain.objects.filter(pk=domain.pk).update(name="florist.example")


def _nobody(domain: Domain, alice: Person) -> None:
    domain.consents.update(by=None)


def _no_owner(domain: Domain, alice: Person) -> None:
    Membership.objects.filter(person=alice).update(role="helper")


def _left(domain: Domain, alice: Person) -> None:
    Business.objects.filter(pk=domain.business_id).update(left_at=clock.now())


def _never(domain: Domain, alice: Person) -> None:
    domain.consents.all().delete()


MISSING = [_never, _withdrawn, _over, _other_text, _other_domain, _nobody, _no_owner, _left]


@pytest.mark.parametrize("missing", MISSING)
def test_each_missing_piece_of_consent_is_refused(
    missing: Callable[[Domain, Person], None], domain: Domain, alice: Person
) -> None:
    assert grants.permit(domain.agreed).domain == NAME
    consent = domain.agreed
    missing(domain, alice)
    again = DomainConsent.objects.filter(pk=consent.pk if consent else 0).first()
    with pytest.raises(grants.NotGranted):
        grants.permit(again)


@pytest.mark.parametrize("texts", [[], ["watchhouse="], ["watchhouse=0"], ["v=spf1 -all"]])
def test_without_the_token_there_is_no_proof(
    texts: list[str], permission: grants.Permission
) -> None:
    with pytest.raises(grants.NoProof):
        grants.prove(permission, texts, how="dns")


def test_a_proof_is_of_one_domain_and_of_minutes(
    permission: grants.Permission, grant_for: Callable[[str], grants.Grant]
) -> None:
    proof = grants.prove(permission, [f" watchhouse={permission.token}\n"], how="file")
    assert grants.grant(permission, proof).how == "file"
    with pytest.raises(grants.NoProof):
        grants.grant(grant_for("shop.example").permission, proof)
    with clock.at(clock.now() + timedelta(minutes=6)), pytest.raises(grants.NoProof):
        grants.grant(permission, proof)


def test_what_ends_meanwhile_ends_it(permission: grants.Permission, granted: grants.Grant) -> None:
    assert grants.opened(granted, permission) == NAME
    with clock.at(clock.now() + timedelta(days=366)), pytest.raises(grants.ConsentOver):
        grants.opened(granted, permission)
    permission.stop.set()
    with pytest.raises(grants.Stopped):
        grants.opened(granted, permission)


def test_nobody_else_can_make_one(permission: grants.Permission, granted: grants.Grant) -> None:
    now = clock.now()
    for make in (
        lambda: grants.Permission(NAME, "0", now + timedelta(days=1), seal=None),
        lambda: grants.Proof(NAME, "0", "dns", now, seal=object()),
        lambda: grants.Grant(permission, "dns", seal=True),
    ):
        with pytest.raises(grants.NotGranted):
            make()
    with pytest.raises((ValueError, TypeError)):
        replace(permission, domain="other.example")  # type: ignore[call-arg]
    with pytest.raises(dataclasses.FrozenInstanceError):
        granted.how = "file"  # type: ignore[misc]


class Forged(grants.Grant):
    """Looks like one, and was not made by the gate."""

    def __init__(self, permission: grants.Permission) -> None:
        object.__setattr__(self, "permission", permission)
        object.__setattr__(self, "how", "dns")


@pytest.mark.parametrize("probe", PROBES)
def test_a_probe_refuses_whatever_is_not_a_grant(
    probe: str,
    permission: grants.Permission,
    granted: grants.Grant,
    reach: Reach,
    zone: NameServer,
    site: Website,
    grant_for: Callable[[str], grants.Grant],
) -> None:
    """And not one packet leaves."""
    look = PROBES[probe]
    looks_like = types.SimpleNamespace(permission=permission, how="dns")
    other = grant_for("shop.example")
    for forged in (None, True, permission, looks_like, Forged(permission), other):
        with pytest.raises(grants.NotGranted):
            look(forged, reach)
    permission.stop.set()
    with pytest.raises(grants.Stopped):
        look(granted, reach)
    assert not zone.asked
    assert site.connected == 0


def _refusals() -> list[int]:
    tree = ast.parse(inspect.getsource(grants))
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Raise)]


@pytest.mark.parametrize("line", _refusals())
def test_every_guard_is_needed(line: int, domain: Domain, alice: Person) -> None:
    """Take one `raise` out of the file, and something opens that must not."""
    mutant = _without(line)
    assert _opens(grants, domain, alice) == []
    assert _opens(mutant, domain, alice), f"line {line} guards nothing"


def _without(line: int) -> Any:
    tree = ast.parse(inspect.getsource(grants))

    class Blunt(ast.NodeTransformer):
        def visit_Raise(self, node: ast.Raise) -> ast.AST:
            return ast.copy_location(ast.Pass(), node) if node.lineno == line else node

    module = types.ModuleType(grants.__name__)
    # Dataclasses look their module up by name; the real one is there.
    exec(compile(ast.fix_missing_locations(Blunt().visit(tree)), "mutant", "exec"), vars(module))
    return module


def _opens(module: Any, domain: Domain, alice: Person) -> list[str]:
    """Which of the ways round the guards get through."""
    found = []
    for name, way in _ways(module, domain, alice).items():
        try:
            way()
        except (module.NotGranted, grants.NotGranted):
            continue
        except AttributeError:
            pass  # it went on, with nothing in its hands
        found.append(name)
    return found


def _ways(module: Any, domain: Domain, alice: Person) -> dict[str, Callable[[], object]]:
    consent, now = domain.agreed, clock.now()
    assert consent

    def changed(**fields: object) -> DomainConsent:
        other = copy.copy(consent)
        for field, value in fields.items():
            setattr(other, field, value)
        return other

    def of_left() -> DomainConsent:
        row = copy.copy(domain)
        row.business = copy.copy(domain.business)
        row.business.left_at = now
        return changed(domain=row)

    def good(name: str = NAME) -> Any:
        made = module.permit(consent)
        object.__setattr__(made, "domain", name)
        return made

    def stopped() -> Any:
        made = good()
        made.stop.set()
        return made

    def late() -> Any:
        made = good()
        object.__setattr__(made, "until", now - timedelta(days=1))
        return made

    def proof(permission: Any) -> Any:
        return module.prove(permission, [f"watchhouse={domain.token}"], how="dns")

    def stale() -> Any:
        made = proof(good())
        object.__setattr__(made, "seen_at", now - timedelta(hours=1))
        return made

    return {
        "no consent": lambda: module.permit(None),
        "withdrawn": lambda: module.permit(changed(withdrawn_at=now)),
        "over": lambda: module.permit(changed(expires_at=now - timedelta(days=1))),
        "other text": lambda: module.permit(changed(version="2020-01")),
        "other scope": lambda: module.permit(changed(scope={"domain": "other.example"})),
        "no owner": lambda: module.permit(changed(by_id=None)),
        "left": lambda: module.permit(of_left()),
        "no token": lambda: module.prove(good(), ["watchhouse=1"], how="dns"),
        "stopped": lambda: proof(stopped()),
        "late": lambda: proof(late()),
        "other domain": lambda: module.grant(good("other.example"), proof(good())),
        "stale proof": lambda: module.grant(good(), stale()),
        "no grant": lambda: module.opened(None, good()),
        "own permission": lambda: module.Permission(NAME, "0", now, seal=None),
    }
