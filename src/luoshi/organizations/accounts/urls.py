"""Addresses of accounts, as part of those of organizations."""

from django.urls import path

from luoshi.organizations.accounts.views import arriving, factor, house, inviting, joining, person, sessions
from luoshi.organizations.contact_details import views as contact_details

urlpatterns = [
    path("join/", joining.join, name="join"),
    path("people/invite/", inviting.invite_many, name="invite_many"),
    path("people/<int:pk>/", person.person, name="person"),
    path("people/<int:pk>/contact/", contact_details.change, name="set_contact_details"),
    path("people/<int:pk>/contact/look/", contact_details.look, name="look_at_contact_details"),
    path("people/<int:pk>/invite/", inviting.invite_one, name="invite"),
    path("people/<int:pk>/invite/revoke/", inviting.revoke, name="revoke_invitation"),
    path("people/<int:pk>/sessions/end/", sessions.end_all, name="end_sessions"),
    path("people/<int:pk>/factor/", factor.reset_factor, name="reset_factor"),
    path("sign-in/house/", house.leave, name="house"),
    path("sign-in/house/back/", house.back, name="house_back"),
    path("sign-in/code/", arriving.code, name="code"),
    path("account/factor/", factor.factor, name="factor"),
    path("account/sessions/", sessions.sessions, name="sessions"),
    path("account/sessions/end/", sessions.end_others, name="end_other_sessions"),
    path("account/sessions/<int:number>/end/", sessions.end, name="end_session"),
]
