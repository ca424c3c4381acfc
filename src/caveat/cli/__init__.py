"""The command line: one command to one desk verb. A room is imported when a command needs it, so help is quick."""
