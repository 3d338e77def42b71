export { type ClassifierOptions, createClassifier } from './create-classifier.js';
export { type ClassNames, draftManifest } from './draft-manifest.js';
export { type Manifest, manifestSchema } from './manifest.js';
export { ModelRefused, ModelUnavailable } from './model-error.js';
export { type Model, readModel } from './read-model.js';
export {
  type Classifier,
  type ClassifierStatus,
  type EngineName,
  type Label,
  labels,
  type Outcome,
  type Screening,
} from './types.js';
