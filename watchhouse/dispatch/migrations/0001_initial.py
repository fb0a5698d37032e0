import watchhouse.foundation.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=120)),
                ('recipient', models.CharField(max_length=254)),
                ('channel', models.CharField(choices=[('email', 'e-mail'), ('text', 'text message')], default='email', max_length=8)),
                ('lane', models.PositiveSmallIntegerField(choices=[(1, 'urgent'), (2, 'normal'), (3, 'bulk')], default=2)),
                ('topic', models.SlugField(blank=True)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('message_id', models.CharField(max_length=120, unique=True)),
                ('secret', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('leased', 'being sent'), ('sent', 'sent'), ('suppressed', 'not sent: they asked us not to'), ('failed', 'given up')], default='waiting', max_length=12)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('due_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('problem', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'indexes': [models.Index(models.F('lane'), models.F('due_at'), condition=models.Q(('state__in', ['waiting', 'leased'])), name='message_due')],
                'constraints': [models.UniqueConstraint(fields=('about', 'recipient', 'channel'), name='message_once_per_subject')],
            },
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=254)),
                ('topic', models.SlugField(blank=True)),
                ('reason', models.CharField(max_length=80)),
                ('since', models.DateTimeField(default=watchhouse.foundation.clock.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('recipient', 'topic'), name='suppression_once')],
            },
        ),
    ]
