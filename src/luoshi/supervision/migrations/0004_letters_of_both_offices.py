import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("supervision", "0003_instructions"),
    ]

    operations = [
        migrations.CreateModel(
            name="JointDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("office_name_then", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "To be confirmed"),
                            ("confirmed", "Confirmed"),
                            ("ended", "Not issued jointly"),
                            ("overtaken", "Overtaken by events"),
                        ],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="joints", to="supervision.proposal"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["other", "state"], name="joint_draft_to_confirm")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")), fields=("proposal",), name="joint_draft_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(
                                ("decided_by__isnull", False), models.Q(("decided_by", models.F("by")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="joint_draft_confirmed_by_another",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="proposal",
            name="proposal_decided_by_somebody",
        ),
        migrations.AlterField(
            model_name="proposal",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "To be decided"),
                    ("drafted", "Waits for the other office"),
                    ("issued", "Letter issued"),
                    ("dismissed", "Not pursued"),
                    ("overtaken", "Overtaken by events"),
                ],
                default="open",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("open", "drafted", "overtaken")), ("decided_by__isnull", False), _connector="OR"
                ),
                name="proposal_decided_by_somebody",
            ),
        ),
    ]
