import { type Classifier, createClassifier } from '@lungline/classifier';
import { parseConfig, readEnvironment } from '@lungline/config';
import { modelFolder } from '@lungline/model';

/** The classifier that the environment asks for: MODEL_DIR, CLASSIFIER_ENGINE, CLASSIFIER_THREADS. */
export async function openClassifier(): Promise<Classifier> {
  const { modelDir, engine, inferenceThreads } = parseConfig(readEnvironment());
  return await createClassifier({ modelDir: modelDir ?? modelFolder, engine, threads: inferenceThreads });
}
