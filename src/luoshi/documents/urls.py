from django.urls import path

from luoshi.documents import views

app_name = "documents"

urlpatterns = [
    path("documents/", views.list_documents, name="list"),
    path("documents/upload/", views.upload, name="upload"),
    path("documents/<int:pk>/", views.show, name="document"),
    path("documents/<int:pk>/source/", views.source, name="source"),
    path("documents/<int:pk>/judge/", views.judge, name="judge"),
]
