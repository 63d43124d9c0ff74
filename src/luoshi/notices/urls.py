"""Addresses of notices."""

from django.urls import path

from luoshi.notices.views import channels, feed, mine

app_name = "notices"
urlpatterns = [
    path("account/notices/", mine.mine, name="mine"),
    path("account/notices/quiet-hours/", mine.quiet_hours, name="quiet_hours"),
    path("account/notices/calendar/", mine.issue_feed, name="issue_feed"),
    path("account/notices/calendar/<int:pk>/revoke/", mine.revoke_feed, name="revoke_feed"),
    path("account/notices/by/<str:channel>/", mine.contact, name="contact"),
    path("account/notices/by/<str:channel>/drop/", mine.drop, name="drop"),
    path("account/notices/by/<str:channel>/try/", mine.try_it, name="try"),
    path("channels/", channels.channels, name="channels"),
    path("calendars/<str:key>.ics", feed.feed, name="feed"),
]
