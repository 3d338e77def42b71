export { countryOf } from './country.js';
export { createDialogue, type Dialogue, type DialogueOptions } from './dialogue.js';
export { drawnPictures } from './drawn-pictures.js';
export type { DialogueState } from './state.js';
export * from './types.js';
export type { Intent, Understanding } from './understanding/intent.js';
export { understand } from './understanding/understand.js';
export { type Erasure, erasureReceipt, listButton, resultReadyText } from './written-apart.js';
