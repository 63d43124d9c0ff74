"""All addresses: each room brings its own."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from luoshi.web import views
from luoshi.web.api import api

pages: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_notices, name="read_notices"),
    path("search/", views.search, name="search"),
    path("amount/", views.amount, name="amount"),
    path("api/v1/docs/", views.api_docs, name="api_docs"),
    path("text-size/", views.text_size, name="text_size"),
    path("language/", set_language, name="language"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("", include((pages, "web"))), path("api/v1/", api.urls)]
ROOMS = ("organizations", "notices", "documents", "ledger", "dispatch", "supervision", "publishing")
urlpatterns += [path("", include(f"luoshi.{room}.urls")) for room in ROOMS]

handler400 = "luoshi.web.errors.bad_request"
handler403 = "luoshi.web.errors.forbidden"
handler404 = "luoshi.web.errors.not_found"
handler500 = "luoshi.web.errors.broken"
