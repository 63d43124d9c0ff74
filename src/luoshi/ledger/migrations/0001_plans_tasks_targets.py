import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_documents_readings_verdicts"),
        ("organizations", "0003_names_of_a_persons_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("title", models.CharField(max_length=500)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("yearly", "Yearly list of tasks"), ("campaign", "Campaign")],
                        default="yearly",
                        max_length=20,
                    ),
                ),
                ("state", models.CharField(choices=[("running", "Running")], default="running", max_length=20)),
                ("adopted_at", models.DateTimeField()),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region", "-adopted_at"], name="plan_newest")],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("no", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=300)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="ledger.plan"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "no"), name="section_in_order")],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("no", models.PositiveIntegerField()),
                ("indicator", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Kind not decided"),
                            ("flow", "Flow"),
                            ("stock", "Stock"),
                            ("hold", "Level to hold"),
                            ("reach", "Level to reach"),
                            ("ceiling", "Ceiling"),
                            ("growth", "Growth"),
                            ("relative", "Relative to others"),
                            ("rank", "Rank"),
                            ("done", "Done or not done"),
                        ],
                        max_length=20,
                    ),
                ),
                ("unit_label", models.CharField(blank=True, max_length=30)),
                ("words", models.TextField()),
                (
                    "verdict",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.verdict"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TargetVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("n", models.PositiveIntegerField(default=1)),
                ("comparator", models.CharField(max_length=2)),
                ("low", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("high", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("baseline", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("due_on", models.DateField(null=True)),
                ("points", models.JSONField(blank=True, default=list)),
                ("effective_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="ledger.target"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("target", "n"), name="target_version_in_turn"),
                    models.CheckConstraint(
                        condition=models.Q(("low__isnull", False), ("high__isnull", False), _connector="OR"),
                        name="target_version_asks_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="target_approved_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("no", models.PositiveIntegerField()),
                ("number", models.CharField(blank=True, max_length=20)),
                ("title", models.CharField(max_length=300)),
                ("statement", models.TextField()),
                ("deadline", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Ready to dispatch"),
                            ("to_split", "To be split among its leads"),
                            ("unled", "No lead unit yet"),
                            ("support", "Supporting measure"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="ledger.plan"
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="ledger.section",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.verdict"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["plan", "state", "no"], name="task_by_state")],
                "constraints": [models.UniqueConstraint(fields=("plan", "no"), name="task_in_order")],
            },
        ),
        migrations.AddField(
            model_name="target",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="ledger.task"
            ),
        ),
        migrations.CreateModel(
            name="Responsibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("main", "Main lead"),
                            ("co_lead", "Co-lead"),
                            ("share", "Leads a share"),
                            ("participant", "Participant"),
                            ("leader", "Leader in charge"),
                        ],
                        max_length=20,
                    ),
                ),
                ("no", models.PositiveIntegerField(default=0)),
                ("as_written", models.CharField(max_length=200)),
                ("owes", models.CharField(blank=True, max_length=300)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "verdict",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.verdict"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responsibilities",
                        to="ledger.target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="responsibilities", to="ledger.task"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "role", "task"], name="responsibility_of_unit"),
                    models.Index(fields=["task", "role", "unit"], name="responsibility_of_task"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="responsibility_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "main"), ("target__isnull", True), ("valid_to__isnull", True)),
                        fields=("task",),
                        name="one_main_lead_of_task",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "main"), ("target__isnull", False), ("valid_to__isnull", True)),
                        fields=("target",),
                        name="one_main_lead_of_target",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "leader"), ("unit__isnull", True)),
                            models.Q(models.Q(("role", "leader"), _negated=True), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="leader_or_unit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("target", "New target"), ("lead", "New main lead"), ("deadline", "New date")],
                        max_length=20,
                    ),
                ),
                ("before", models.JSONField()),
                ("value", models.JSONField()),
                ("reason", models.CharField(max_length=300)),
                ("effective_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "Proposed"), ("approved", "Approved"), ("refused", "Refused")],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("remark", models.CharField(blank=True, max_length=300)),
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
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.target"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="ledger.task"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "task"], name="amendment_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="amendment_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "proposed")),
                        fields=("task", "kind", "target"),
                        name="amendment_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(fields=("task", "no"), name="target_in_order"),
        ),
    ]
