"""A store open in QGIS while it is published: interop_editing.py STORE COMMAND..., with the Python of the system.

Opens the quartiers as QGIS does, changes a name without saving, runs the command, and says how it ended and what it said, as JSON.
"""

import json
import subprocess
import sys

from qgis.core import QgsApplication, QgsVectorLayer

STORE, *COMMAND = sys.argv[1:]

application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"{STORE}|layername=quartiers", "quartiers", "ogr")
names = layer.fields().indexOf("nom")
layer.startEditing()
for feature in layer.getFeatures():
    layer.changeAttributeValue(feature.id(), names, "pas encore")
result = subprocess.run(COMMAND, capture_output=True, text=True, timeout=120)
said = {"editing": layer.isEditable() and layer.isModified(), "status": result.returncode, "errors": result.stderr}
layer.commitChanges()
said["saved"] = {feature["nom"] for feature in layer.getFeatures()} == {"pas encore"}
print(json.dumps(said))
