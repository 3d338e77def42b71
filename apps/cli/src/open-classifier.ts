import { type Classifier, createClassifier, type Model, readModel } from '@lungline/classifier';
import { parseConfig, readEnvironment } from '@lungline/config';
import { modelFolder } from '@lungline/model';

/** The model that the environment asks for, as it lies on disk. */
export async function readConfiguredModel(): Promise<Model> {
  return await readModel(parseConfig(readEnvironment()).modelDir ?? modelFolder);
}

/** The classifier that the environment asks for: MODEL_DIR, CLASSIFIER_ENGINE, CLASSIFIER_THREADS. */
export async function openClassifier(): Promise<Classifier> {
  const { modelDir, engine, inferenceThreads } = parseConfig(readEnvironment());
  return await createClassifier({ modelDir: modelDir ?? modelFolder, engine, threads: inferenceThreads });
}
