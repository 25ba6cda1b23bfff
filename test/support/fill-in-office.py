"""Fills cells of the first sheet in a running LibreOffice: pipe, from, to, steps (see office.ts)."""
import datetime
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
sheet = document.Sheets.getByIndex(0)
if not sheet.isProtected():
    raise SystemExit("The sheet is not protected.")
if document.Sheets.getByName("tequio").IsVisible or sheet.Columns.getByIndex(0).IsVisible:
    raise SystemExit("What people must not touch is not hidden.")

for step in steps:
    cell = sheet.getCellRangeByName(step["cell"])
    if cell.CellProtection.IsLocked:
        raise SystemExit(f"{step['cell']} is locked.")
    if "text" in step:
        cell.setString(step["text"])
    elif "number" in step:
        cell.setValue(step["number"])
    elif "day" in step:
        cell.setValue((datetime.date.fromisoformat(step["day"]) - datetime.date(1899, 12, 30)).days)
    else:
        cell.setFormula(step["formula"])

document.storeToURL("file://" + target, (option("FilterName", "Calc MS Excel 2007 XML"),))
document.close(True)
try:
    desktop.terminate()
except Exception:
    # The connection ends with the program.
    pass
# The bridge crashes about one Python in twenty-five that clears it away after the program has gone, so nothing is cleared.
os._exit(0)
