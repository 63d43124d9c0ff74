"""Addresses of organizations."""

from django.urls import path

from luoshi.organizations import views

app_name = "organizations"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("account/", views.account, name="account"),
    path("account/password/", views.change_password, name="change_password"),
    path("account/post/", views.choose_post, name="choose_post"),
    path("account/keys/", views.keys, name="keys"),
    path("account/keys/<int:pk>/revoke/", views.revoke_key, name="revoke_key"),
    path("units/", views.units, name="units"),
    path("units/<int:pk>/", views.unit, name="unit"),
]
