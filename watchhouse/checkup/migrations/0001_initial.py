import django.db.models.deletion
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
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bank_version', models.CharField(max_length=20)),
                ('started_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('completed_at', models.DateTimeField(blank=True, null=True)),
                ('business', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='members.business')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.SlugField()),
                ('option', models.SlugField()),
                ('answered_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('check_made', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='checkup.check')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('check_made', 'question'), name='answer_once')],
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.SlugField()),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('open', 'promised'), ('kept', 'kept'), ('let_go', 'taken back')], default='open', max_length=6)),
                ('due_on', models.DateField()),
                ('made_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('kept_at', models.DateTimeField(blank=True, null=True)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='promises', to='members.business')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('business', 'place'), name='promise_place_once'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('business', 'measure'), name='promise_once_open'), models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', False), ('place__range', (1, 3)), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('place', None)), _connector='OR'), name='promise_three_places'), models.CheckConstraint(condition=models.Q(models.Q(('kept_at__isnull', False), ('state', 'kept')), models.Q(models.Q(('state', 'kept'), _negated=True), ('kept_at', None)), _connector='OR'), name='promise_kept_when')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('measure', models.SlugField()),
                ('state', models.CharField(choices=[('open', 'to do'), ('done', 'done'), ('put_aside', 'not for us'), ('help', 'help asked for')], default='open', max_length=9)),
                ('because', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('business', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='members.business')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('check_made', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='checkup.check')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('business', None), ('check_made__isnull', False)), models.Q(('business__isnull', False), ('check_made', None)), _connector='OR'), name='step_one_owner'), models.UniqueConstraint(fields=('business', 'measure'), name='step_once_business'), models.UniqueConstraint(fields=('check_made', 'measure'), name='step_once_check')],
            },
        ),
    ]
