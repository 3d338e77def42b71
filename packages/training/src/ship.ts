import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labels, type Manifest, manifestSchema } from '@lungline/classifier';
import { fitTemperature, gateThreshold, uncertainBelow } from './calibrate.js';
import { asPhonePhoto } from './changes.js';
import { readDataSet } from './data-set.js';
import { exportGraph, writeGraph } from './export-graph.js';
import { graphReader } from './graph-reader.js';
import { inputSpec } from './input.js';
import { softmax } from './metrics.js';
import { readItems } from './readings.js';
import { CURRENT_EDITION, split } from './split.js';
import { type Trained, validationFigures } from './train.js';

/**
 * Exports a trained network, calibrates it on the validation part (scans and simulated photos alike) and writes
 * weights and manifest into `folder`.
 */
export async function ship(
  trained: Trained,
  data: string,
  folder: string,
  training: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<Manifest> {
  const graph = exportGraph(trained.network, trained.weights, inputSpec.size);
  const reader = await graphReader(graph);
  const { validation } = split(await readDataSet(data), CURRENT_EDITION);
  const plain = await readItems(data, validation, reader);
  const readings = [...plain, ...(await readItems(data, validation, reader, asPhonePhoto))];
  const films = readings.filter(({ item }) => item.label);
  const others = readings.filter(({ item }) => !item.label);
  const truth = films.map(({ item }) => (item.label ? labels.indexOf(item.label) : -1));
  const temperature = fitTemperature(
    truth,
    films.map(({ logits }) => logits),
  );
  const shares = films.map(({ logits }) => softmax(logits, temperature));
  const sha256 = Object.fromEntries([...graph].map(([name, bytes]) => [name, digest(bytes)]));
  const day = now.toISOString().slice(0, 10);
  const manifest = manifestSchema.parse({
    schema: 1,
    id: `lungline-${trained.network.name}-${day.replaceAll('-', '')}-${sha256['weights.bin']?.slice(0, 8)}`,
    format: 'graph',
    file: 'model.json',
    sha256,
    input: { name: 'image', ...inputSpec, range: [...inputSpec.range] },
    labels: [...labels],
    outputs: { logits: 'logits', gate: 'gate', cam: 'cam' },
    calibration: { temperature: Math.round(temperature * 1000) / 1000 },
    gate: {
      threshold: gateThreshold(
        films.map(({ gate }) => gate),
        others.map(({ gate }) => gate),
      ),
    },
    decision: { uncertainBelow: uncertainBelow(truth, shares) },
    metrics: { validation: rounded(validationFigures(plain)) },
    training: {
      ...training,
      split: CURRENT_EDITION,
      backbone: trained.network.name,
      architecture: trained.network.origin,
      date: day,
      // The first entry of the history is of the fitted heads.
      epochs: trained.history.length - 1,
    },
  });
  await writeGraph(folder, graph);
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function rounded(figures: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );
}
