"""Prints the accessibility tree of the program as JSON: what a screen reader is given, not what the page holds.

Runs with the system's own Python, whose package pyatspi speaks AT-SPI.
"""

import json
import sys

import pyatspi

# Deep enough for every screen; a tree that goes in circles ends here.
MAX_DEPTH = 60


def read(node, depth):
    children = []
    if depth < MAX_DEPTH:
        for index in range(node.childCount):
            child = node.getChildAtIndex(index)
            if child is not None:
                children.append(read(child, depth + 1))
    return {
        "role": node.getRoleName(),
        "name": node.name or "",
        "description": node.description or "",
        "text": text_of(node),
        "children": children,
    }


def text_of(node):
    try:
        return node.queryText().getText(0, -1)
    except NotImplementedError:
        return ""


def find_program(name):
    for app in pyatspi.Registry.getDesktop(0):
        if app is not None and name in (app.name or "").lower():
            return app
    there = [app.name for app in pyatspi.Registry.getDesktop(0) if app is not None]
    raise SystemExit(f"No program whose name holds {name} is on the accessibility bus, only {there}.")


json.dump(read(find_program(sys.argv[1]), 0), sys.stdout)
