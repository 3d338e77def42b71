import { type Manifest, ModelRefused, ModelUnavailable } from '@lungline/classifier';
import { ConfigError } from '@lungline/config';
import { openClassifier, readConfiguredModel } from '../open-classifier.js';
import type { Finding } from './finding.js';

/** Opens the model as the worker does: that verifies its checksums, and shows which engine runs. */
export async function checkModel(
  open: typeof openClassifier = openClassifier,
  read: typeof readConfiguredModel = readConfiguredModel,
): Promise<Finding[]> {
  try {
    const classifier = await open();
    const { engine, engineNote, model, threads } = classifier.status;
    await classifier.close();
    return [
      { level: 'ok', code: 'MODEL', sentence: `Model ${model}: checksums, inputs and outputs are right.` },
      ...missingParts((await read()).manifest),
      engine === 'native'
        ? { level: 'ok', code: 'ENGINE', sentence: `The native engine runs (${engineNote}).` }
        : {
            level: 'advice',
            code: 'ENGINE_PORTABLE',
            sentence: `The WebAssembly engine runs in ${threads} thread(s) (${engineNote}).`,
            remedy: 'It works as it is; `pnpm lungline native install` brings the faster native library.',
          },
    ];
  } catch (error) {
    const finding = findingOf(error);
    if (finding === undefined) throw error;
    return finding;
  }
}

/** A model made elsewhere may lack what the shipped one has; an operator should know what that means. */
function missingParts({ gate, outputs }: Pick<Manifest, 'gate' | 'outputs'>): Finding[] {
  const noGate: Finding = {
    level: 'advice',
    code: 'MODEL_NO_GATE',
    sentence: 'The model has no gate: every picture that is sharp enough is taken for a chest X-ray.',
    remedy: 'Take it for a demonstration, or use a model with a gate (docs/your-own-model.md).',
  };
  const noMaps: Finding = {
    level: 'advice',
    code: 'MODEL_NO_MAPS',
    sentence: 'The model gives no activation maps: answers come without the picture of where it looked.',
  };
  return [...(gate === undefined ? [noGate] : []), ...(outputs.cam === undefined ? [noMaps] : [])];
}

function findingOf(error: unknown): Finding[] | undefined {
  // checkConfig has named it already.
  if (error instanceof ConfigError) return [];
  if (error instanceof ModelRefused) {
    const remedy = 'Take MODEL_DIR away to use the shipped model, or correct its manifest.json.';
    return [{ level: 'fault', code: error.code, sentence: error.message, remedy }];
  }
  if (error instanceof ModelUnavailable) {
    const remedy = 'Set CLASSIFIER_ENGINE=auto, or install again with `pnpm install`.';
    return [{ level: 'fault', code: error.code, sentence: error.message, remedy }];
  }
  return undefined;
}
