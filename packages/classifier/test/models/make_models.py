"""Makes the models beside this file, by other means than Lungline's: Keras and the TensorFlow.js converter.

    python3 -m venv venv
    venv/bin/pip install tensorflow-cpu==2.15.1 tf-keras==2.15.1 packaging six importlib-resources 'setuptools<70'
    venv/bin/pip install --no-deps tensorflowjs==4.22.0 tensorflow-hub==0.16.1
    venv/bin/python make_models.py
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path
from unittest.mock import MagicMock

# The converter imports these for formats that are not converted here.
for name in ("tensorflow_decision_forests", "jax", "jax.experimental", "jax.experimental.jax2tf", "flax", "flax.core"):
    sys.modules[name] = MagicMock()

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflowjs.converters import converter

HERE = Path(__file__).parent
WORK = HERE / "work"
tf.random.set_seed(1)
rng = np.random.default_rng(1)


def grain(pictures):
    return np.clip(pictures + rng.normal(0, 0.04, pictures.shape), 0, 1).astype("float32")


def thirds(count, size):
    """Top, middle or bottom third of the picture is bright."""
    classes = rng.integers(0, 3, count)
    rows = np.arange(size) * 3 // size
    pictures = rng.uniform(0.25, 0.45, (count, 1, 1, 1)) + 0.35 * (rows[None, :] == classes[:, None])[:, :, None, None]
    return grain(np.broadcast_to(pictures, (count, size, size, 3))), classes


def levels(count, size):
    """The whole picture is dark, middling or bright."""
    classes = rng.integers(0, 3, count)
    level = np.array([0.25, 0.5, 0.75])[classes] + rng.uniform(-0.07, 0.07, count)
    return grain(np.broadcast_to(level[:, None, None, None], (count, size, size, 1))), classes


def hues(count, size):
    """One of red, green and blue is strongest; pictures are RGB."""
    classes = rng.integers(0, 3, count)
    pictures = rng.uniform(0.2, 0.4, (count, 1, 1, 3)) + 0.35 * np.eye(3)[classes][:, None, None, :]
    return grain(np.broadcast_to(pictures, (count, size, size, 3))), classes


def fit(model, pictures, classes, from_logits, epochs=12):
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
    model.compile(keras.optimizers.Adam(3e-3), loss, metrics=["accuracy"])
    history = model.fit(pictures, classes, batch_size=32, epochs=epochs, verbose=0)
    print(model.name, history.history["accuracy"][-1])


def convert(arguments, target):
    shutil.rmtree(target, ignore_errors=True)
    converter.convert([*arguments, str(target)])


def describe(folder, **manifest):
    files = sorted(f.name for f in folder.iterdir() if f.name != "manifest.json")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    whole = {
        "schema": 1,
        "id": f"{folder.name}-example",
        "file": "model.json",
        "sha256": sums,
        "calibration": {"temperature": 1},
        "decision": {"uncertainBelow": 0.5},
        **manifest,
    }
    (folder / "manifest.json").write_text(json.dumps(whole, indent=2) + "\n")


def plain_keras():
    """A functional model with two outputs: logits, and the maps whose mean they are. One grey plane, standardised."""
    size = 48
    film = keras.Input((size, size, 1), name="film")
    features = keras.layers.Conv2D(8, 3, strides=2, padding="same", activation="relu")(film)
    features = keras.layers.Conv2D(12, 3, strides=2, padding="same", activation="relu")(features)
    features = keras.layers.BatchNormalization()(features)
    maps = keras.layers.Conv2D(3, 1, name="maps")(features)
    logits = keras.layers.GlobalAveragePooling2D(name="logits")(maps)
    pictures, classes = levels(900, size)
    # Dark is COVID-19, middling normal, bright pneumonia: the order of the outputs is not Lungline's.
    fit(keras.Model(film, logits, name="keras"), (pictures - 0.5) / 0.25, classes, True, epochs=30)
    keras.Model(film, [logits, maps]).save(WORK / "keras.h5")
    folder = HERE / "keras"
    convert(["--input_format=keras", str(WORK / "keras.h5")], folder)
    describe(
        folder,
        format="layers",
        input={"size": size, "colour": "mono", "range": [0, 1], "crop": "stretch", "equalise": "none",
               "normalise": {"mean": [0.5], "deviation": [0.25]}},
        labels=["covid19", "normal", "pneumonia"],
        outputs={"logits": "logits", "cam": "maps"},
    )


def teachable_machine():
    """A Sequential of two Sequentials that ends in softmax, with metadata.json, as Teachable Machine exports it."""
    size = 32
    features = keras.Sequential([
        keras.layers.Conv2D(8, 3, strides=2, padding="same", activation="relu", input_shape=(size, size, 3)),
        keras.layers.DepthwiseConv2D(3, padding="same", activation="relu"),
        keras.layers.AveragePooling2D(4),
        keras.layers.Flatten(),
    ], name="sequential_1")
    head = keras.Sequential([
        keras.layers.Dense(20, activation="relu", input_shape=features.output_shape[1:], name="dense_Dense1"),
        keras.layers.Dense(3, activation="softmax", use_bias=False, name="dense_Dense2"),
    ], name="sequential_3")
    model = keras.Sequential([features, head], name="sequential_4")
    pictures, classes = thirds(900, size)
    fit(model, pictures * 255 / 127 - 1, classes, False)
    model.save(WORK / "teachable.h5")
    folder = HERE / "teachable-machine"
    convert(["--input_format=keras", str(WORK / "teachable.h5")], folder)
    metadata = {"tfjsVersion": "1.3.1", "tmVersion": "2.4.4", "packageName": "@teachablemachine/image",
                "userMetadata": {}, "modelName": "films", "imageSize": size,
                "labels": ["Corona", "Healthy", "Lung infection"]}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    describe(
        folder,
        format="layers",
        input={"size": size, "colour": "rgb", "range": [-1, 255 / 127 - 1], "crop": "centre-square", "equalise": "none"},
        labels={"file": "metadata.json",
                "names": {"normal": "Healthy", "pneumonia": "Lung infection", "covid19": "Corona"}},
        outputs={"probabilities": "sequential_3"},
    )


def custom_vision():
    """A graph model that takes BGR from 0 to 255 and ends in softmax, with labels.txt, as Custom Vision exports it."""
    size = 32
    model = keras.Sequential([
        keras.layers.Rescaling(1 / 255, input_shape=(size, size, 3)),
        keras.layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(3, activation="softmax"),
    ], name="custom_vision")
    pictures, classes = hues(900, size)
    fit(model, pictures[..., ::-1] * 255, classes, False, epochs=30)

    class Exported(tf.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        @tf.function(input_signature=[tf.TensorSpec([None, size, size, 3], name="data")])
        def serve(self, data):
            return {"model_output": self.model(data)}

    exported = Exported()
    tf.saved_model.save(exported, str(WORK / "custom"), signatures=exported.serve)
    folder = HERE / "custom-vision"
    convert(["--input_format=tf_saved_model", "--output_format=tfjs_graph_model", "--quantize_float16=*",
             str(WORK / "custom")], folder)
    (folder / "labels.txt").write_text("Pneumonia\nCovid\nNegative\n")
    nodes = json.loads((folder / "model.json").read_text())
    output = nodes["signature"]["outputs"]["model_output"]["name"].split(":")[0]
    describe(
        folder,
        format="graph",
        input={"size": size, "colour": "bgr", "range": [0, 255], "crop": "centre-square", "equalise": "none"},
        labels={"file": "labels.txt",
                "names": {"normal": "Negative", "pneumonia": "Pneumonia", "covid19": "Covid"}},
        outputs={"probabilities": output},
    )


WORK.mkdir(exist_ok=True)
plain_keras()
teachable_machine()
custom_vision()
shutil.rmtree(WORK)
