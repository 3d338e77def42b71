export { type Manifest, manifestSchema } from './manifest.js';
export {
  type Classifier,
  type ClassifierStatus,
  type EngineName,
  type Label,
  labels,
  type Outcome,
  type Screening,
} from './types.js';
