"""The command line: thin faces over the same calls that Python users have.

Top floor: may import every room. Each area registers its commands from its own module with
``register(app)``; anything slow to import is imported inside the function that needs it.
"""
