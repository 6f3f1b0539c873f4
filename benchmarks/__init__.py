"""Programs that measure; each is a module with ``main()`` and says what it compares.

Run all with ``make bench`` or one with ``python -m benchmarks.NAME``.
"""
