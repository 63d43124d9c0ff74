import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_column_mappings"),
        ("ledger", "0003_one_open_amendment_at_a_time"),
        ("organizations", "0003_names_of_a_persons_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0002_heads_and_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("part", "Part of the family"), ("carries", "Carries it out")], max_length=20
                    ),
                ),
                (
                    "lower",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="link_up", to="ledger.plan"
                    ),
                ),
                (
                    "upper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links_down", to="ledger.plan"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("upper", models.F("lower")), _negated=True), name="plan_not_under_itself"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=50)),
                ("query", models.TextField(blank=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "shared_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.region",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at__isnull", True)), fields=("owner", "name"), name="view_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SheetUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=255)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="amendment",
            name="cell",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="plan",
            name="begins_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="ends_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="responsibility",
            name="post",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.post",
            ),
        ),
        migrations.AlterField(
            model_name="plan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("yearly", "Yearly list of tasks"),
                    ("campaign", "Campaign"),
                    ("reform", "List of reforms"),
                    ("livelihood", "Public list of livelihood matters"),
                    ("meeting", "Decisions of a meeting"),
                ],
                default="yearly",
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="responsibility",
            index=models.Index(
                condition=models.Q(("post__isnull", False)), fields=["post"], name="responsibility_of_post"
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("begins_on__isnull", True),
                    ("ends_on__isnull", True),
                    ("ends_on__gte", models.F("begins_on")),
                    _connector="OR",
                ),
                name="plan_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="responsibility",
            constraint=models.CheckConstraint(
                condition=models.Q(("post__isnull", True), ("role", "leader"), _connector="OR"), name="post_of_a_leader"
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="upload",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="ledger.sheetupload",
            ),
        ),
    ]
