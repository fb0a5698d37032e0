"""A certificate authority for tests: good, expired, foreign and self-signed certificates."""

from __future__ import annotations

import ssl
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey


class Authority:
    """Issues certificates into a folder; `file` is what browsers would trust."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = _name("Invented Test Authority")
        self.root = _certificate(self.name, self.name, self.key, self.key, ca=True)
        self.file = folder / "root.pem"
        self.file.write_bytes(self.root.public_bytes(serialization.Encoding.PEM))

    def context(
        self, *names: str, days: int = 60, lasts: int = 90, own: bool = False
    ) -> ssl.SSLContext:
        """A server's context: names on the certificate, days until it ends (negative: over),
        days it lasts in all; `own`: signed by itself.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(names[0])
        end = datetime.now(UTC) + timedelta(days=days)
        made = _certificate(
            subject, subject if own else self.name, key, key if own else self.key,
            names=names, end=end, begin=end - timedelta(days=lasts),
        )  # fmt: skip
        return self._loaded(key, made)

    def _loaded(self, key: Key, made: x509.Certificate) -> ssl.SSLContext:
        self.count += 1
        path = self.folder / f"{self.count}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + made.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def old(context: ssl.SSLContext, *, only: bool) -> ssl.SSLContext:
    """A server that still takes TLS 1.0, or nothing newer."""
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        if only:
            context.maximum_version = ssl.TLSVersion.TLSv1
    return context


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: Key,
    signer: Key,
    *,
    names: tuple[str, ...] = (),
    end: datetime | None = None,
    begin: datetime | None = None,
    ca: bool = False,
) -> x509.Certificate:
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin or now - timedelta(days=1))
        .not_valid_after(end or now + timedelta(days=3650))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
    )
    if names:
        alt = x509.SubjectAlternativeName([x509.DNSName(each) for each in names])
        built = built.add_extension(alt, critical=False)
    return built.sign(signer, hashes.SHA256())
