export { type CloseOnSignalOptions, closeOnSignal } from './close-on-signal.js';
export { runApp } from './run-app.js';
