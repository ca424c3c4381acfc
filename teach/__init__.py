"""Teaches the network that the reader of prose asks (``prose.engines.network``) by the annotated articles.

``python -m teach`` in an environment with ``teach/requirements.txt``; half an hour on two cores. Nothing of the program
imports it.
"""
