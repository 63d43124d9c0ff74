"""Signing in by another house's word (OpenID Connect): it says who somebody is; what he may do follows from posts here.

One provider, by settings. A claim names the account, which has to be here already: nobody is made, no right is given.
"""

from __future__ import annotations

from typing import Any

import jwt
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from luoshi.organizations.models import User


class HouseBackend(OIDCAuthenticationBackend):
    """The library's code flow, with what it leaves open: who has issued the token, for whom, about whom."""

    def verify_token(self, token: str, **more: Any) -> dict[str, Any]:
        """The token's claims; raises SuspiciousOperation unless our provider has issued it for us and it is fresh."""
        try:
            claims: dict[str, Any] = super().verify_token(token, **more)
        except jwt.InvalidTokenError as error:
            raise SuspiciousOperation("the token is not valid") from error
        audience = claims.get("aud")
        if claims.get("iss") != settings.OIDC_ISSUER:
            raise SuspiciousOperation("the token was issued by somebody else")
        if settings.OIDC_RP_CLIENT_ID not in (audience if isinstance(audience, list) else [audience]):
            raise SuspiciousOperation("the token was issued for somebody else")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider tells of the person, who has to be the one of the token."""
        told: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if told.get("sub") != payload.get("sub"):
            raise SuspiciousOperation("the provider tells of somebody else")
        return told

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Whether the claim that names an account is there."""
        return bool(claims.get(settings.OIDC_CLAIM))

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet[User]:
        """The account that the claim names, if it is open."""
        return User.objects.filter(username=str(claims[settings.OIDC_CLAIM]), is_active=True)
