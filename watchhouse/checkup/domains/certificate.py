"""The website's certificate, as a browser meets it, and the versions of TLS the website takes."""

from __future__ import annotations

import ssl
from contextlib import closing
from datetime import datetime, timedelta

from cryptography import x509
from django.utils.formats import date_format

from watchhouse.checkup.domains.findings import Finding
from watchhouse.checkup.domains.reach import OLD, UNCHECKED, Reach
from watchhouse.checkup.grants import Grant, opened
from watchhouse.foundation import clock
from watchhouse.foundation.reaching.reach import strict
from watchhouse.foundation.reaching.trouble import Closed, Trouble

SOON = timedelta(days=14)
# OpenSSL's verify results: x509_vfy.h
OVER, OTHER_NAME = (9, 10), 62


def look(granted: Grant, reach: Reach, host: str) -> list[Finding]:
    """The findings about certificate and versions at the website's host."""
    opened(granted, reach.permission)
    try:
        with closing(reach.lock(host, strict(reach.network.trust))) as sock:
            found = _good(sock)
            version = sock.version() or ""
    except ssl.SSLCertVerificationError as wrong:
        found, version = _faulty(reach, host, wrong), ""
    except Closed:
        return [_without(reach, host)]
    except (ssl.SSLError, OSError) as wrong:
        if _takes_old(reach, host):
            return [Finding("tls", "tls-old", {"version": "only TLS 1.0 or 1.1"})]
        raise Trouble from wrong
    return [found, _versions(reach, host, version)]


def _good(sock: ssl.SSLSocket) -> Finding:
    certificate = _certificate(sock)
    ends, lasts = certificate.not_valid_after_utc, _lifetime(certificate)
    # A third of the lifetime for certificates that are made to last a week.
    soon = ends - clock.now() < min(SOON, lasts / 3)
    return _finding("certificate-ends" if soon else "certificate-good", certificate)


def _faulty(reach: Reach, host: str, wrong: ssl.SSLCertVerificationError) -> Finding:
    with closing(reach.lock(host, UNCHECKED)) as sock:
        certificate = _certificate(sock)
    if wrong.verify_code in OVER:
        return _finding("certificate-over", certificate)
    named = wrong.verify_code == OTHER_NAME
    return _finding("certificate-name" if named else "certificate-unknown", certificate)


def _without(reach: Reach, host: str) -> Finding:
    """Nobody at 443: a website without a lock, if there is one at 80."""
    reach.connect(host, 80).close()
    return Finding("certificate", "certificate-none")


def _versions(reach: Reach, host: str, version: str) -> Finding:
    if _takes_old(reach, host):
        return Finding("tls", "tls-old", {"version": "TLS 1.0 or 1.1"})
    return Finding("tls", "tls-good", {"version": version or "TLS 1.2 or newer"})


def _takes_old(reach: Reach, host: str) -> bool:
    """Whether a handshake with TLS 1.0 or 1.1 succeeds. Raises `Trouble` when nobody answers."""
    try:
        with closing(reach.lock(host, OLD)):
            return True
    except (ssl.SSLError, ConnectionError):
        return False
    except OSError as wrong:
        raise Trouble from wrong


def _certificate(sock: ssl.SSLSocket) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(sock.getpeercert(binary_form=True) or b"")
    except ValueError as wrong:
        raise Trouble from wrong


def _lifetime(certificate: x509.Certificate) -> timedelta:
    return certificate.not_valid_after_utc - certificate.not_valid_before_utc


def _finding(reason: str, certificate: x509.Certificate) -> Finding:
    until = _day(certificate.not_valid_after_utc)
    by = certificate.issuer.rfc4514_string()
    return Finding("certificate", reason, {"until": until}, f"{_names(certificate)}; {by}")


def _names(certificate: x509.Certificate) -> str:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return certificate.subject.rfc4514_string()
    return ", ".join(names.get_values_for_type(x509.DNSName)[:10])


def _day(moment: datetime) -> str:
    return date_format(moment, "j F Y")
