"""Addresses of accounts, as part of those of organizations."""

from django.urls import path

from luoshi.organizations.accounts.views import inviting, joining, person

urlpatterns = [
    path("join/", joining.join, name="join"),
    path("people/invite/", inviting.invite_many, name="invite_many"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/invite/", inviting.invite_one, name="invite"),
    path("people/<int:pk>/invite/revoke/", inviting.revoke, name="revoke_invitation"),
]
