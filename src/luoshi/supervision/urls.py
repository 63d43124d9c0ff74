from django.urls import path

from luoshi.supervision.views import instructions, joint, letters, proposals

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
    path("letters/proposals/<int:pk>/joint/", joint.draft, name="draft_jointly"),
    path("letters/joint/<int:pk>/confirm/", joint.confirm, name="confirm_jointly"),
    path("letters/joint/<int:pk>/end/", joint.end, name="end_jointly"),
    path("letters/instructions/", instructions.list_instructions, name="instructions"),
    path("letters/instructions/on/<int:task>/", instructions.instruct, name="instruct"),
    path("letters/instructions/<int:pk>/", instructions.show_instruction, name="instruction"),
    path("letters/instructions/<int:pk>/answer/", instructions.answer, name="answer_instruction"),
    path("letters/instructions/<int:pk>/take-back/", instructions.take_back, name="take_back"),
    path("letters/instructions/replies/<int:pk>/check/", instructions.check, name="check_instruction"),
    path("letters/instructions/proofs/<int:pk>/", instructions.proof, name="instruction_proof"),
]
