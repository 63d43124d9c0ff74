import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0011_late_reports_on_closed_rounds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProofRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("wanted", "Waits for the unit"),
                            ("answered", "Answered"),
                            ("dropped", "Decided without it"),
                        ],
                        default="wanted",
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(max_length=300)),
                ("targets", models.JSONField(blank=True, default=list)),
                ("asked_at", models.DateTimeField()),
                ("until", models.DateField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("remark", models.CharField(blank=True, max_length=300)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proof_requests",
                        to="dispatch.report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "wanted")), fields=("report",), name="one_proof_wanted"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="proof_wanted_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False), ("state", "answered")
                            ),
                            models.Q(
                                models.Q(("state", "answered"), _negated=True),
                                ("answered_at__isnull", True),
                                ("answered_by__isnull", True),
                                ("remark", ""),
                            ),
                            _connector="OR",
                        ),
                        name="proof_answered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="report", name="report_reviewed_by_somebody"),
        migrations.AlterField(
            model_name="report",
            name="state",
            field=models.CharField(
                choices=[
                    ("in_review", "In review"),
                    ("proof_wanted", "Proof asked for"),
                    ("accepted", "Passed review"),
                    ("returned", "Returned"),
                ],
                default="in_review",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_by__isnull", True), ("state__in", ["in_review", "proof_wanted"])),
                    models.Q(
                        models.Q(("state__in", ["in_review", "proof_wanted"]), _negated=True),
                        ("reviewed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="report_reviewed_by_somebody",
            ),
        ),
    ]
