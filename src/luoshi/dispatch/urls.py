from django.urls import path

from luoshi.dispatch.views import (
    comparing,
    correcting,
    entering,
    lights,
    months,
    obstacles,
    offline,
    reporting,
    reviewing,
    rounds,
    urging,
)

app_name = "dispatch"

urlpatterns = [
    path("dispatch/", rounds.list_rounds, name="rounds"),
    path("dispatch/open/<int:pk>/", rounds.open_round, name="open"),
    path("dispatch/plans/<int:pk>/", months.show_months, name="months"),
    path("dispatch/rounds/<int:pk>/", rounds.show_round, name="round"),
    path("dispatch/rounds/<int:pk>/close/", rounds.close, name="close"),
    path("dispatch/rounds/<int:pk>/excuse/", rounds.excuse, name="excuse"),
    path("dispatch/rounds/<int:pk>/targets/<int:target>/compare/", comparing.enter_reference, name="compare"),
    path("dispatch/rounds/<int:pk>/urge/", urging.urge, name="urge"),
    path("dispatch/obstacles/<int:pk>/", obstacles.show_obstacle, name="obstacle"),
    path("dispatch/obstacles/<int:pk>/solve/", obstacles.solve, name="solve"),
    path("dispatch/rounds/<int:pk>/accept/", reviewing.accept_clean, name="accept_clean"),
    path("dispatch/mine/", reporting.mine, name="mine"),
    path("dispatch/asks/<int:pk>/", reporting.answer, name="answer"),
    path("dispatch/asks/<int:pk>/draft/", reporting.keep_draft, name="draft"),
    path("dispatch/reports/<int:pk>/", reviewing.show_report, name="report"),
    path("dispatch/asks/<int:pk>/enter/", entering.enter_for_unit, name="enter_for"),
    path("dispatch/reports/<int:pk>/entry/", entering.answer_entry, name="answer_entry"),
    path("dispatch/rounds/<int:pk>/table/", offline.take_along, name="take_along"),
    path("dispatch/rounds/<int:pk>/table/back/", offline.bring_back, name="bring_back"),
    path("dispatch/rounds/<int:pk>/table/report/", offline.report_table, name="report_table"),
    path("dispatch/evidence/<int:pk>/", reviewing.evidence, name="evidence"),
    path("dispatch/measurements/<int:pk>/correct/", correcting.correct, name="correct"),
    path("dispatch/tasks/<int:pk>/light/", lights.show_light, name="light"),
]
