from django.urls import path

from luoshi.ledger import views

app_name = "ledger"

urlpatterns = [
    path("ledger/", views.list_tasks, name="list"),
    path("ledger/tasks/<int:pk>/", views.show_task, name="task"),
    path("ledger/tasks/<int:pk>/lead/", views.name_lead, name="name_lead"),
    path("ledger/plans/", views.list_plans, name="plans"),
    path("ledger/plans/<int:pk>/", views.show_plan, name="plan"),
    path("ledger/adopt/<int:pk>/", views.adopt, name="adopt"),
]
