/**
 * The engine itself, for rooms that read films in a process of their own (training, evaluation, benches). The line
 * goes through `createClassifier`, which keeps the engine off its event loop.
 */
export { type ActivationMaps, type Network, openNetwork, type Reading } from './open-network.js';
export { startEngine } from './start-engine.js';
