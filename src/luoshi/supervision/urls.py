from django.urls import path

from luoshi.supervision.views import letters, proposals

app_name = "supervision"

urlpatterns = [
    path("letters/", letters.list_letters, name="letters"),
    path("letters/<int:pk>/", letters.show_letter, name="letter"),
    path("letters/<int:pk>/as/<str:form>/", letters.letter_file, name="letter_file"),
    path("letters/<int:pk>/sign-for/", letters.sign_for, name="sign_for"),
    path("letters/<int:pk>/answer/", letters.answer, name="answer"),
    path("letters/<int:pk>/withdraw/", letters.withdraw, name="withdraw"),
    path("letters/replies/<int:pk>/check/", letters.check, name="check"),
    path("letters/proofs/<int:pk>/", letters.proof, name="proof"),
    path("letters/proposals/", proposals.list_proposals, name="proposals"),
    path("letters/proposals/<int:pk>/", proposals.show_proposal, name="proposal"),
    path("letters/proposals/<int:pk>/dismiss/", proposals.dismiss, name="dismiss"),
]
