"""Turns a career framework kept as YAML into a static site, one module a stage."""
