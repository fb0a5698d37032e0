import django.db.models.deletion
import uuid
import watchhouse.foundation.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('topic', models.SlugField()),
                ('suits', models.JSONField(blank=True, default=list)),
                ('note', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('asked', 'Asked for'), ('proposed', 'Choose a time'), ('booked', 'Booked'), ('finished', 'Took place'), ('cancelled', 'Cancelled')], default='asked', max_length=9)),
                ('asked_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('starts', models.DateTimeField(blank=True, null=True)),
                ('code_word', models.CharField(blank=True, max_length=40)),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('spent_minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('seen', models.TextField(blank=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('adviser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='visits_asked', to=settings.AUTH_USER_MODEL)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='members.business')),
            ],
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateTimeField()),
                ('adviser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='visits.visit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('business',), name='visit_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'booked')), fields=('adviser', 'starts'), name='visit_adviser_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['booked', 'finished']), _negated=True), models.Q(('adviser__isnull', False), ('starts__isnull', False)), _connector='OR'), name='visit_booked_with_adviser_and_time'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.UniqueConstraint(fields=('visit', 'starts'), name='visit_slot_once'),
        ),
    ]
