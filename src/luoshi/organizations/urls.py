"""Addresses of organizations."""

from django.urls import path

from luoshi.organizations.views import account, becoming, calendar, log, people, signing, units

app_name = "organizations"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.change_password, name="change_password"),
    path("account/post/", account.choose_post, name="choose_post"),
    path("account/keys/", account.keys, name="keys"),
    path("account/keys/<int:pk>/revoke/", account.revoke_key, name="revoke_key"),
    path("units/", units.units, name="units"),
    path("units/open/", units.open_unit, name="open_unit"),
    path("units/tree/", becoming.tree, name="tree"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/names/", units.add_alias, name="add_alias"),
    path("units/<int:pk>/posts/", units.open_post, name="open_post"),
    path("units/<int:pk>/rename/", becoming.rename, name="rename_unit"),
    path("units/<int:pk>/settle/", becoming.settle, name="settle_unit"),
    path("units/<int:pk>/merge/", becoming.merge, name="merge_unit"),
    path("units/<int:pk>/split/", becoming.split, name="split_unit"),
    path("regions/open/", becoming.open_region, name="open_region"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/announce/", calendar.announce, name="announce_year"),
    path("people/", people.people, name="people"),
    path("people/register/", people.register, name="register"),
    path("people/<int:pk>/password/", people.reset_password, name="reset_password"),
    path("people/<int:pk>/close/", people.close, name="close_account"),
    path("posts/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("holdings/<int:pk>/dismiss/", people.dismiss, name="dismiss"),
    path("holdings/<int:pk>/succeed/", people.succeed, name="succeed"),
    path("log/", log.log, name="log"),
]
