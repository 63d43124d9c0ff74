from django.urls import path

from luoshi.publishing.views import briefs, bulletins, happenings

app_name = "publishing"

urlpatterns = [
    path("bulletins/", bulletins.list_bulletins, name="bulletins"),
    path("bulletins/days/", happenings.show_happenings, name="happenings"),
    path("bulletins/days/rows/", happenings.show_events, name="events"),
    path("bulletins/draft/<int:pk>/", bulletins.draft, name="draft"),
    path("bulletins/<int:pk>/", bulletins.show_bulletin, name="bulletin"),
    path("bulletins/<int:pk>/foreword/", bulletins.rewrite, name="rewrite"),
    path("bulletins/<int:pk>/named/", bulletins.show_named, name="named"),
    path("bulletins/<int:pk>/publish/", bulletins.publish, name="publish"),
    path("bulletins/<int:pk>/as/<str:form>/", bulletins.bulletin_file, name="bulletin_file"),
    path("bulletins/<int:pk>/brief/", briefs.show_brief, name="brief"),
    path("bulletins/<int:pk>/brief/as/<str:form>/", briefs.brief_file, name="brief_file"),
    path("bulletins/<int:pk>/figures/<str:key>/", bulletins.show_figure, name="figure"),
]
