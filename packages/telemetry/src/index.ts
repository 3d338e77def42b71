export { createLogger, type Logger, type LoggerOptions, mask } from './logger.js';
export { createMetrics } from './metrics.js';
