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
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=10, unique=True)),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('pin_digest', models.CharField(max_length=64)),
                ('kind', models.SlugField()),
                ('path', models.CharField(blank=True, max_length=300)),
                ('state', models.CharField(choices=[('open', 'Nobody has it yet'), ('claimed', 'Somebody has it'), ('called', 'We rang back'), ('closed', 'Closed'), ('folded', 'Sent twice')], default='open', max_length=8)),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(max_length=80)),
                ('phone_digits', models.CharField(db_index=True, max_length=40)),
                ('business_name', models.CharField(blank=True, max_length=120)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('story', models.TextField(blank=True)),
                ('language', models.CharField(blank=True, max_length=80)),
                ('opened_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('answer_by', models.DateTimeField()),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(blank=True, choices=[('helped', 'Helped: it is dealt with'), ('passed-on', 'Passed on to police, bank or a supplier'), ('not-reached', 'Rang three times, nobody answered'), ('nothing-wrong', 'Nothing was wrong'), ('not-real', 'Not a real request')], max_length=16)),
                ('money_lost', models.PositiveBigIntegerField(blank=True, null=True)),
                ('money_stopped', models.PositiveBigIntegerField(blank=True, null=True)),
                ('money_recovered', models.PositiveBigIntegerField(blank=True, null=True)),
                ('wrong_pins', models.PositiveIntegerField(default=0)),
                ('wrong_pin_at', models.DateTimeField(blank=True, null=True)),
                ('business', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cases', to='members.business')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to=settings.AUTH_USER_MODEL)),
                ('same_as', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sent_again', to='urgent.case')),
            ],
        ),
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField()),
                ('line', models.PositiveSmallIntegerField(default=1)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='duties', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'duties',
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('call', 'Call'), ('note', 'Note'), ('system', 'What happened')], max_length=6)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='urgent.case')),
            ],
            options={
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('answer_by'), condition=models.Q(('state__in', ['open', 'claimed', 'called'])), name='case_queue'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('owner', None), ('state__in', ['open', 'folded'])), models.Q(('owner__isnull', False), ('state__in', ['claimed', 'called', 'closed'])), _connector='OR'), name='case_owned_once_claimed'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), models.Q(('outcome', ''), _negated=True)), models.Q(models.Q(('state', 'closed'), _negated=True), ('outcome', '')), _connector='OR'), name='case_closed_with_outcome'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('same_as__isnull', False), ('state', 'folded')), models.Q(models.Q(('state', 'folded'), _negated=True), ('same_as', None)), _connector='OR'), name='case_folded_into_another'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('starts'))), name='duty_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(fields=('person', 'starts'), name='duty_once'),
        ),
    ]
