"""Commands: one file a subcommand of ``python -m analysis``, each with HELP, add_arguments() and run()."""
