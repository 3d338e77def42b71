import { createLogger, type Logger } from '@lungline/telemetry';

export const silentLog: Logger = createLogger({ app: 'worker', level: 'silent' });
