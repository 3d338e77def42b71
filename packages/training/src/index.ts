export { evaluate, type Report } from './evaluate.js';
export { graphReader, readGraph } from './graph-reader.js';
export { modelCard } from './model-card.js';
export { useNativeEngine } from './native-engine.js';
export { reportHtml } from './report-html.js';
export { ship } from './ship.js';
export { makeFilms, type SyntheticPicture } from './synthetic-films.js';
export { thumbnails } from './thumbnails.js';
export { readTrained, type TrainingEvent, type TrainingSettings, train } from './train.js';
