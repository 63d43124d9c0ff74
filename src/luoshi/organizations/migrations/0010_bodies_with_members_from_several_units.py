import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0009_who_is_there_for_which_place"),
    ]

    operations = [
        migrations.AlterField(
            model_name="unitevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("renamed", "Renamed"),
                    ("confirmed", "Confirmed"),
                    ("merged", "Merged"),
                    ("split", "Split"),
                    ("moved", "Moved"),
                    ("dissolved", "Dissolved"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("group", "Leading group"),
                            ("committee", "Committee"),
                            ("task_force", "Task force"),
                            ("chain", "Chain of industry"),
                            ("conference", "Joint conference"),
                        ],
                        max_length=20,
                    ),
                ),
                ("basis", models.CharField(max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[("standing", "Standing"), ("dissolved", "Dissolved")],
                        default="standing",
                        max_length=20,
                    ),
                ),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="body", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BodySeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "Heads it"),
                            ("deputy", "Deputy"),
                            ("member", "Member"),
                            ("office", "Its office"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=20)),
                ("no", models.PositiveSmallIntegerField()),
                ("basis", models.CharField(max_length=100)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="organizations.body"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="organizations.post",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="body_seat_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("post__isnull", False), ("role__in", ("head", "deputy")), ("unit__isnull", True)),
                            models.Q(
                                ("post__isnull", True), ("role__in", ("member", "office")), ("unit__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="body_seat_of_post_or_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "office"), ("valid_to__isnull", True)),
                        fields=("body",),
                        name="body_one_office",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("post__isnull", False), ("valid_to__isnull", True)),
                        fields=("body", "post"),
                        name="post_once_in_body",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "member"), ("valid_to__isnull", True)),
                        fields=("body", "unit"),
                        name="unit_once_in_body",
                    ),
                ],
            },
        ),
    ]
