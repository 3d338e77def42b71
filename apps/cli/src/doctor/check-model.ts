import { ModelRefused, ModelUnavailable } from '@lungline/classifier';
import { ConfigError } from '@lungline/config';
import { openClassifier } from '../open-classifier.js';
import type { Finding } from './finding.js';

/** Opens the model as the worker does: that verifies its checksums, and shows which engine runs. */
export async function checkModel(open: typeof openClassifier = openClassifier): Promise<Finding[]> {
  try {
    const classifier = await open();
    const { engine, engineNote, model, threads } = classifier.status;
    await classifier.close();
    return [
      { level: 'ok', code: 'MODEL', sentence: `Model ${model}: checksums, inputs and outputs are right.` },
      engine === 'native'
        ? { level: 'ok', code: 'ENGINE', sentence: `The native engine runs (${engineNote}).` }
        : {
            level: 'advice',
            code: 'ENGINE_PORTABLE',
            sentence: `The WebAssembly engine runs in ${threads} thread(s) (${engineNote}).`,
            remedy: 'It works as it is; the README tells how to have the faster native library.',
          },
    ];
  } catch (error) {
    const finding = findingOf(error);
    if (finding === undefined) throw error;
    return finding;
  }
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
