"""The letters that leave this room: little steps to readers, alarms about facts to staff."""
