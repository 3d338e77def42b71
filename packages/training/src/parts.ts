/** The data and its parting, for packages/checks: what it learns and measures must keep to the same test patients. */
export { asPhonePhoto } from './changes.js';
export { type Item, readDataSet, readItem } from './data-set.js';
export { useNativeEngine } from './native-engine.js';
export { type Random, random } from './random.js';
export { type Part, split } from './split.js';
