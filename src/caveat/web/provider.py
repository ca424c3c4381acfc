"""A provider of OpenID Connect: where a browser is sent to sign in, and what comes back, checked, as a name.

The authorization code flow with PKCE (RFC 7636), a state and a nonce. The token's signature, issuer, audience, nonce
and times are checked (OpenID Connect Core 1.0, section 3.1.3.7) before its name is believed.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import httpx2 as httpx
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from caveat.web.refusals import Refused
from caveat.web.settings import Provider

SECONDS = 10
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
"""Signatures that need the provider's own key; none that a client could make."""


@dataclass(frozen=True, slots=True)
class Going:
    """What is kept in the browser while its user is with the provider."""

    state: str
    nonce: str
    verifier: str
    next: str


def begin(provider: Provider, back: str, next: str) -> tuple[str, Going]:
    """Where to send a browser, and what it keeps meanwhile; ``back`` is the address to which it is sent back.

    Raises  Refused where the provider does not answer.
    """
    going = Going(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), next)
    query = urlencode({
        "response_type": "code", "client_id": provider.client, "redirect_uri": back, "scope": "openid email profile",
        "state": going.state, "nonce": going.nonce, "code_challenge": create_s256_code_challenge(going.verifier),
        "code_challenge_method": "S256",
    })  # fmt: skip
    return f"{_about(provider.issuer)['authorization_endpoint']}?{query}", going


def end(provider: Provider, back: str, going: Going, state: str, code: str) -> str:
    """The name that the provider vouches for.

    Raises  Refused where anything of what came back does not fit.
    """
    if not hmac.compare_digest(going.state.encode(), state.encode()):
        raise _unfit("what came back belongs to another sign-in")
    about = _about(provider.issuer)
    sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": going.verifier}
    token = _json("POST", about["token_endpoint"], data=sent, auth=(provider.client, provider.secret))
    claims = _claims(provider, about, str(token.get("id_token", "")), going.nonce)
    name = claims.get(provider.claim)
    if not isinstance(name, str) or not name:
        raise _unfit(f"its token bears no {provider.claim}")
    if provider.claim == "email" and claims.get("email_verified") is False:
        raise _unfit("it has not verified the address that it names")
    return name


def _claims(provider: Provider, about: dict[str, Any], token: str, nonce: str) -> dict[str, Any]:
    keys = KeySet.import_key_set(_json("GET", about["jwks_uri"]))
    try:
        claims: dict[str, Any] = jwt.decode(token, keys, algorithms=list(ALGORITHMS)).claims
        jwt.JWTClaimsRegistry(
            leeway=30,
            iss={"essential": True, "value": about["issuer"]},
            aud={"essential": True, "value": provider.client},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(claims)
    except (JoseError, ValueError) as wrong:
        raise _unfit(f"its token does not hold ({type(wrong).__name__})") from None
    return claims


@lru_cache(maxsize=4)
def _about(issuer: str) -> dict[str, Any]:
    found: dict[str, Any] = _json("GET", f"{issuer}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != issuer:
        raise _unfit("it calls itself by another name than the one that it was set up by")
    return found


def _json(method: str, address: str, **sent: Any) -> Any:
    try:
        answer = httpx.request(method, address, timeout=SECONDS, **sent)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Refused(502, "The provider did not answer as it should", "Try again, or sign in by a password.") from None
    return found


def _unfit(why: str) -> Refused:
    return Refused(401, "Not signed in", f"The provider sent you back, and {why}. Sign in again from the start.")
