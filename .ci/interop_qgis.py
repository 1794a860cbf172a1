"""What QGIS makes of a GeoPackage: interop_qgis.py FILE PICTURE [SHAPEFILE...], with the Python of the system; checks and problems, as JSON.

Opens every layer with its default style, then the project of the file, draws what the project shows and the page that it has to print, runs
algorithms on a layer, and opens shapefiles with the styles beside them.
"""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

sys.path.append("/usr/share/qgis/python/plugins")
import processing
from processing.core.Processing import Processing

FILE, PICTURE, *SHAPEFILES = sys.argv[1:]
found = []


def check(name, problems=()):
    found.append([name, [str(problem) for problem in problems]])


def undecided(layer):
    """The features that the rules of a layer draw never, or more than once."""
    context = QgsRenderContext()
    context.setExpressionContext(layer.createExpressionContext())
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    problems = []
    for feature in layer.getFeatures():
        # The root has a key of its own, and what is left over counts only where no other rule takes a feature.
        if len(renderer.legendKeysForFeature(feature, context) - {renderer.rootRule().ruleKey()}) != 1:
            problems.append(f"{layer.name()} {feature.id()}")
    renderer.stopRender(context)
    return problems


def check_layout(project):
    """The page to print: every part of a map is on it, and it goes to a picture and a PDF."""
    layouts = project.layoutManager().printLayouts()
    check("the project has a page to print", [] if len(layouts) == 1 else [str(len(layouts))])
    for layout in layouts:
        kinds = [QgsLayoutItemMap, QgsLayoutItemLegend, QgsLayoutItemScaleBar, QgsLayoutItemPicture, QgsLayoutItemLabel]
        check("the page has map, legend, scale bar, north and words", [
            kind.__name__ for kind in kinds if not any(isinstance(item, kind) for item in layout.items())
        ])
        drawn = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap))
        legend = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLegend))
        shown = {layer.id() for layer in drawn.layersToRender()}
        told = {node.layerId() for node in legend.model().rootGroup().findLayers() if node.layer()}
        check("the legend tells of the layers that the map shows", [] if shown == told else [f"{shown} {told}"])
        whole = project.mapLayers()[next(iter(shown))].extent() if shown else None
        check("the map of the page shows them", [] if whole and drawn.extent().intersects(whole) else [str(drawn.extent().toString())])
        exporter, page = QgsLayoutExporter(layout), PICTURE.replace(".png", "-page")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 100
        results = [exporter.exportToImage(page + ".png", settings), exporter.exportToPdf(page + ".pdf", QgsLayoutExporter.PdfExportSettings())]
        check("the page is drawn as PNG and as PDF", [str(result) for result in results if result != QgsLayoutExporter.Success])


def check_shapefile(path):
    """The styles beside a shapefile: QGIS takes the QML by itself; the SLD, of which it reads most, is for map servers."""
    layer = QgsVectorLayer(path, path.split("/")[-1], "ogr")
    _, isDefault = layer.loadDefaultStyle()
    rules = [rule.label() for rule in layer.renderer().rootRule().children()] if layer.renderer().type() == "RuleRenderer" else []
    check(f"{layer.name()} opens with its style", [] if isDefault and rules else [layer.renderer().type()])
    check(f"{layer.name()}: a rule for each quartier, and one only", undecided(layer))
    layer.loadSldStyle(path.replace(".shp", ".sld"))
    found = [rule.label() for rule in layer.renderer().rootRule().children()] if layer.renderer().type() == "RuleRenderer" else []
    check(f"{layer.name()} opens with its SLD, of the same rules", [] if found[: len(rules)] == rules else [f"{rules} {found}"])
    check(f"{layer.name()}: the same by its SLD", undecided(layer))


def main():
    application = QgsApplication([], False)
    application.initQgis()
    Processing.initialize()

    whole = QgsVectorLayer(FILE, "all", "ogr")
    names = [sub.split("!!::!!")[1] for sub in whole.dataProvider().subLayers()]
    spatial = {}
    problems = []
    for name in names:
        layer = QgsVectorLayer(f"{FILE}|layername={name}", name, "ogr")
        if not layer.isValid():
            problems.append(name)
        elif layer.isSpatial():
            spatial[name] = layer
    check(f"opens the {len(names)} tables", problems)

    problems = []
    for name, layer in spatial.items():
        _, isDefault = layer.loadDefaultStyle()
        if not isDefault or layer.renderer().type() != "RuleRenderer":
            problems.append(f"{name}: {isDefault} {layer.renderer().type()}")
        if layer.renderer().type() == "RuleRenderer":
            for rule in layer.renderer().rootRule().children():
                if rule.symbol() is None or (rule.filter() and rule.filter().hasParserError()):
                    problems.append(f"{name}: rule {rule.label()}")
    check(f"loads the default styles of {len(spatial)} layers", problems)
    portraits = [layer for name, layer in spatial.items() if name.startswith(("v_quartiers_", "quartiers_"))]
    check("a rule of the style for each quartier, and one only", [problem for layer in portraits for problem in undecided(layer)])
    check(
        "shows an alias for every column but the keys",
        [
            f"{name}.{field.name()}"
            for name, layer in spatial.items()
            for field in layer.fields()
            if field.name() not in ("fid", "OGC_FID") and not layer.attributeAlias(layer.fields().indexOf(field.name()))
        ],
    )

    project = QgsProject.instance()
    loaded = project.read(f"geopackage:{FILE}?projectName=Quartiers")
    layers = project.mapLayers().values()
    check("opens the project and all its layers", ([] if loaded else [project.error()]) + [l.name() for l in layers if not l.isValid()])
    root = project.layerTreeRoot()
    check("the legend has every layer", [node.name() for node in root.findLayers() if node.layer() is None])
    check("the project has groups, a title and credits", [] if root.findGroups() and project.title() and project.metadata().abstract() else ["none"])
    shown = [layer for layer in root.layerOrder() if root.findLayer(layer).isVisible()]
    check("the project shows layers, styled", [] if shown and all(l.renderer().type() == "RuleRenderer" for l in shown if l.isSpatial()) else [str(shown)])

    settings = QgsMapSettings()
    settings.setLayers(shown)
    settings.setDestinationCrs(project.crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(1000, 800))
    extent = project.viewSettings().defaultViewExtent()
    settings.setExtent(extent if not extent.isEmpty() else shown[0].extent())
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    picture = job.renderedImage()
    picture.save(PICTURE)
    colours = {picture.pixel(x, y) for x in range(0, 1000, 3) for y in range(0, 800, 3)}
    check("draws the project", [str(error.message) for error in job.errors()] + ([] if len(colours) > 20 else [f"{len(colours)} colours"]))

    check_layout(project)
    for path in SHAPEFILES:
        check_shapefile(path)

    view = next((layer for name, layer in spatial.items() if name.startswith(("v_quartiers_", "quartiers_"))))
    # An outline that a source drew badly is kept as it came: the algorithms are given it repaired, as QGIS itself would.
    repaired = processing.run("native:fixgeometries", {"INPUT": view, "OUTPUT": "memory:"})["OUTPUT"]
    buffered = processing.run("native:buffer", {"INPUT": repaired, "DISTANCE": 100, "OUTPUT": "memory:"})["OUTPUT"]
    points = processing.run("native:pointonsurface", {"INPUT": repaired, "OUTPUT": "memory:"})["OUTPUT"]
    with_outline = sum(not feature.geometry().isNull() for feature in view.getFeatures())
    inside = sum(
        a.geometry().contains(b.geometry()) for a, b in zip(buffered.getFeatures(), points.getFeatures()) if not a.geometry().isNull()
    )
    check("native algorithms run on the view", [] if inside == with_outline > 0 else [f"{inside} of {with_outline}"])
    print(json.dumps(found))
    project.clear()


main()
