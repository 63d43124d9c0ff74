from django.urls import path

from luoshi.ledger.views import amending, bulk, completing, families, leaders, plans, saved, sheets, splitting, tasks

app_name = "ledger"

urlpatterns = [
    path("ledger/", tasks.list_tasks, name="list"),
    path("ledger/export/", tasks.export, name="export"),
    path("ledger/sheets/take/", sheets.take_along, name="take_along"),
    path("ledger/sheets/", sheets.bring, name="bring_sheet"),
    path("ledger/sheets/<int:pk>/", sheets.show, name="sheet"),
    path("ledger/sheets/<int:pk>/decide/", sheets.decide, name="decide_sheet"),
    path("ledger/sheets/<int:pk>/file/", sheets.source, name="sheet_source"),
    path("ledger/bulk/<slug:what>/", bulk.change_many, name="bulk"),
    path("ledger/views/save/", saved.save, name="save_view"),
    path("ledger/views/<int:pk>/drop/", saved.drop, name="drop_view"),
    path("ledger/tasks/<int:pk>/", tasks.show_task, name="task"),
    path("ledger/tasks/<int:pk>/lead/", tasks.name_lead, name="name_lead"),
    path("ledger/tasks/<int:pk>/split/", splitting.split, name="split"),
    path("ledger/tasks/<int:pk>/propose-lead/", amending.propose_lead, name="propose_lead"),
    path("ledger/tasks/<int:pk>/propose-date/", amending.propose_date, name="propose_date"),
    path("ledger/targets/<int:pk>/propose/", amending.propose_target, name="propose_target"),
    path("ledger/targets/<int:pk>/complete/", completing.complete, name="complete"),
    path("ledger/amendments/<int:pk>/", amending.show_amendment, name="amendment"),
    path("ledger/plans/", plans.list_plans, name="plans"),
    path("ledger/plans/<int:pk>/", plans.show_plan, name="plan"),
    path("ledger/plans/<int:pk>/describe/", plans.describe, name="describe"),
    path("ledger/plans/<int:pk>/public/", plans.show_public, name="public"),
    path("ledger/plans/<int:pk>/link/", families.link, name="link"),
    path("ledger/plans/<int:pk>/unlink/", families.unlink, name="unlink"),
    path("ledger/families/", families.list_families, name="families"),
    path("ledger/sections/<int:pk>/", plans.show_section, name="section"),
    path("ledger/plans/<int:pk>/compare/", plans.compare, name="compare"),
    path("ledger/leaders/", leaders.list_leaders, name="leaders"),
    path("ledger/leaders/mine/", leaders.mine, name="mine"),
    path("ledger/leaders/settle/", leaders.settle, name="settle_leader"),
    path("ledger/leaders/<int:pk>/", leaders.show_leader, name="leader"),
    path("ledger/tasks/<int:pk>/leaders/", leaders.name_leader, name="name_leader"),
    path("ledger/tasks/<int:pk>/leaders/<int:post>/release/", leaders.release_leader, name="release_leader"),
    path("ledger/adopt/<int:pk>/", plans.adopt, name="adopt"),
]
