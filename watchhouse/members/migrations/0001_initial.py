import django.db.models.deletion
import watchhouse.foundation.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Business',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('size_band', models.CharField(blank=True, choices=[('solo', 'Just me'), ('micro', '2 to 9 people'), ('small', '10 to 49 people')], max_length=8)),
                ('trade', models.SlugField(blank=True)),
                ('postcode', models.CharField(blank=True, max_length=8)),
                ('borough', models.CharField(blank=True, db_index=True, max_length=9)),
                ('languages', models.JSONField(blank=True, default=list)),
                ('other_products', models.CharField(blank=True, max_length=300)),
                ('tier', models.SlugField(default='core')),
                ('invented', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name_plural': 'businesses',
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='members.business')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('helper', 'IT helper')], max_length=8)),
                ('since', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='members.business')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='business',
            name='people',
            field=models.ManyToManyField(related_name='businesses', through='members.Membership', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('product', models.SlugField(max_length=60)),
                ('version', models.CharField(blank=True, max_length=60)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='members.business')),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('invited_at', models.DateTimeField(default=watchhouse.foundation.clock.now)),
                ('expires_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('business', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='members.business')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('business', 'email'), name='invitation_open_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('business', 'person'), name='membership_once'),
        ),
        migrations.AddConstraint(
            model_name='use',
            constraint=models.UniqueConstraint(fields=('business', 'product'), name='use_once'),
        ),
    ]
