/** What packages/checks needs to learn the view network; readers of films need `readView` alone. */
export { VIEW_SIDE, viewLayers, viewOutputs } from './view-layers.js';
export { aspectFeature, viewInput, viewLogits } from './view-network.js';
