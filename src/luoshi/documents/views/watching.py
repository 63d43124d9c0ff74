"""What others do at a desk while it stands open: asked every few seconds by the page itself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from luoshi.documents import queries
from luoshi.documents.news import news_since
from luoshi.documents.passages import number_in
from luoshi.documents.rules import RULES
from luoshi.documents.views.checking import address, top_of
from luoshi.organizations.acting import reach_of
from luoshi.organizations.middleware import by_itself


@login_required
@require_GET
def news(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines that changed since a version of the desk; 204 where none did, the desk for who comes by hand."""
    document = queries.get_visible(reach_of(request), pk)
    if not by_itself(request):
        return redirect(address(request, "document", document))
    news = news_since(document, number_in(request.GET.get("since")), request.user.pk)
    if news is None:
        return HttpResponse(status=204)
    judging = bool(RULES.answer("judge", reach_of(request), document))
    context = {**top_of(request, news.desk), "news": news, "may_judge": judging}
    return render(request, "documents/_news.html", context)
