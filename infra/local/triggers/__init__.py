"""The part of AWS that calls functions by itself: schedules, the streams of tables and the events of mails."""

from infra.local.triggers.running import Function, Triggers, run_once, schedules_of, subscriptions_of

__all__ = ["Function", "Triggers", "run_once", "schedules_of", "subscriptions_of"]
