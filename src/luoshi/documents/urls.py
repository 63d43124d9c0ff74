from django.urls import path

from luoshi.documents.views import (
    aligning,
    assigning,
    bringing,
    checking,
    exporting,
    judging,
    mapping,
    pages,
    rereading,
    watching,
)

app_name = "documents"

urlpatterns = [
    path("documents/", bringing.list_documents, name="list"),
    path("documents/upload/", bringing.upload, name="upload"),
    path("documents/candidates/", exporting.candidates, name="candidates"),
    path("documents/<int:pk>/", checking.show, name="document"),
    path("documents/<int:pk>/columns/", mapping.columns, name="columns"),
    path("documents/<int:pk>/align/", aligning.align_plans, name="align"),
    path("documents/<int:pk>/news/", watching.news, name="news"),
    path("documents/<int:pk>/source/", bringing.source, name="source"),
    path("documents/<int:pk>/pages/<int:number>/", pages.show, name="page"),
    path("documents/<int:pk>/judge/", judging.judge, name="judge"),
    path("documents/<int:pk>/accept-clear/", judging.accept_clear, name="accept_clear"),
    path("documents/<int:pk>/correct/", judging.correct, name="correct"),
    path("documents/<int:pk>/add/", judging.add, name="add"),
    path("documents/<int:pk>/split/", judging.split, name="split"),
    path("documents/<int:pk>/join/", judging.join, name="join"),
    path("documents/<int:pk>/undo/", judging.undo, name="undo"),
    path("documents/<int:pk>/unit/", judging.choose_unit, name="choose_unit"),
    path("documents/<int:pk>/leads/", assigning.leads, name="leads"),
    path("documents/<int:pk>/read-again/", rereading.read_again, name="read_again"),
    path("documents/<int:pk>/readings/<int:reading>/", rereading.show, name="reading"),
    path("documents/<int:pk>/readings/<int:reading>/work-from/", rereading.work_from, name="work_from"),
    path("documents/<int:pk>/readings/<int:reading>/decide/", rereading.decide, name="decide"),
]
