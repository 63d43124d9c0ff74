"""Addresses of organizations."""

from django.urls import path

from luoshi.organizations.accounts.urls import urlpatterns as accounts
from luoshi.organizations.bodies import views as bodies
from luoshi.organizations.catalogue import views as catalogue
from luoshi.organizations.charges import views as charges
from luoshi.organizations.portfolios import views as portfolios
from luoshi.organizations.standing_in import views as standing_in
from luoshi.organizations.views import (
    account,
    becoming,
    calendar,
    log,
    moving,
    people,
    regions,
    setting_up,
    signing,
    units,
)

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
    path("units/setup/", setting_up.bring, name="bring_setup"),
    path("units/setup/template/", setting_up.template, name="setup_template"),
    path("units/setup/present/", setting_up.present, name="setup_present"),
    path("units/setup/regions/", regions.bring, name="bring_regions"),
    path("units/setup/<int:pk>/", setting_up.show, name="setup"),
    path("units/setup/<int:pk>/file/", setting_up.source, name="setup_source"),
    path("units/<int:pk>/", units.unit, name="unit"),
    path("units/<int:pk>/names/", units.add_alias, name="add_alias"),
    path("units/<int:pk>/posts/", units.open_post, name="open_post"),
    path("units/<int:pk>/rename/", becoming.rename, name="rename_unit"),
    path("units/<int:pk>/settle/", becoming.settle, name="settle_unit"),
    path("units/<int:pk>/merge/", becoming.merge, name="merge_unit"),
    path("units/<int:pk>/move/", moving.move, name="move_unit"),
    path("units/<int:pk>/split/", becoming.split, name="split_unit"),
    path("regions/open/", becoming.open_region, name="open_region"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/announce/", calendar.announce, name="announce_year"),
    *accounts,
    path("people/", people.people, name="people"),
    path("people/register/", people.register, name="register"),
    path("people/<int:pk>/close/", people.close, name="close_account"),
    path("posts/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("holdings/<int:pk>/dismiss/", people.dismiss, name="dismiss"),
    path("holdings/<int:pk>/succeed/", people.succeed, name="succeed"),
    path("posts/<int:pk>/portfolio/", portfolios.set_portfolio, name="set_portfolio"),
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies/set-up/", bodies.set_up_body, name="set_up_body"),
    path("bodies/<int:pk>/", bodies.body, name="body"),
    path("bodies/<int:pk>/change/", bodies.change_body, name="change_body"),
    path("bodies/<int:pk>/dissolve/", bodies.dissolve_body, name="dissolve_body"),
    path("duties/", catalogue.duties, name="duties"),
    path("duties/present/", catalogue.present, name="duties_present"),
    path("duties/template/", catalogue.template, name="duties_template"),
    path("duties/bring/", catalogue.bring, name="bring_duties"),
    path("duties/<int:pk>/", catalogue.duty, name="duty"),
    path("duties/editions/<int:pk>/", catalogue.book, name="duty_book"),
    path("duties/editions/<int:pk>/file/", catalogue.source, name="duty_source"),
    path("charges/", charges.charges, name="charges"),
    path("charges/give/", charges.charge, name="charge"),
    path("charges/<int:pk>/end/", charges.discharge, name="discharge"),
    path("standing-in/", standing_in.standing_in, name="standing_in"),
    path("holdings/<int:pk>/delegate/", standing_in.delegate, name="delegate"),
    path("delegations/<int:pk>/end/", standing_in.end, name="end_delegation"),
    path("log/", log.log, name="log"),
]
