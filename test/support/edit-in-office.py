"""Edits a document in a running LibreOffice with changes tracked: pipe, from, to, steps (see office.ts)."""
import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

pipe, source, target, steps = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not answer.")


context = connect()
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (option("Hidden", True),))
if not document.RecordChanges:
    raise SystemExit("The document does not ask for its changes to be tracked.")


def found(text):
    search = document.createSearchDescriptor()
    search.SearchString, search.SearchCaseSensitive = text, True
    return document.findFirst(search) or sys.exit(f"{text} is not in the document.")


def end_of_paragraph(text):
    place = found(text)
    cursor = place.Text.createTextCursorByRange(place)
    cursor.gotoEndOfParagraph(False)
    return cursor


for step in steps:
    if step["do"] == "replace":
        found(step["find"]).setString(step["by"])
    elif step["do"] == "append":
        cursor = end_of_paragraph(step["find"])
        cursor.Text.insertString(cursor, step["text"], False)
    elif step["do"] == "paragraph after":
        cursor = end_of_paragraph(step["find"])
        cursor.Text.insertControlCharacter(cursor, 0, False)
        cursor.Text.insertString(cursor, step["text"], False)
    elif step["do"] == "remove paragraph":
        cursor = end_of_paragraph(step["find"])
        cursor.gotoStartOfParagraph(False)
        cursor.gotoNextParagraph(True)
        cursor.setString("")
    else:
        comment = document.createInstance("com.sun.star.text.textfield.Annotation")
        comment.Author, comment.Content = step["author"], step["text"]
        place = found(step["find"])
        place.Text.insertTextContent(place, comment, True)

document.storeToURL("file://" + target, (option("FilterName", "MS Word 2007 XML"),))
document.close(True)
try:
    desktop.terminate()
except Exception:
    # The connection ends with the program.
    pass
# The bridge crashes about one Python in twenty-five that clears it away after the program has gone, so nothing is cleared.
os._exit(0)
