import { fileURLToPath } from 'node:url';
import { parseConfig, readEnvironment } from '@lungline/config';
import { closeOnSignal, runApp } from '@lungline/lifecycle';
import { filmsFolder } from '@lungline/model';
import { createLogger } from '@lungline/telemetry';
import { buildSimulator } from './build-simulator.js';

const stopMs = 10_000;

async function start(): Promise<void> {
  const config = parseConfig(readEnvironment(), { needs: ['twilio', 'publicUrl'] });
  const log = createLogger({ app: 'simulator', level: config.logLevel });
  const simulator = await buildSimulator({
    account: config.twilio,
    line: config.twilio.whatsappFrom,
    // With the connection overrides that the README recommends for Twilio itself.
    webhookUrl: `${config.publicUrl.href.replace(/\/$/, '')}/webhooks/twilio/messages#rc=3&rp=all`,
    apiBaseUrl: config.twilio.apiBaseUrl,
    clientDir: fileURLToPath(new URL('./client/', import.meta.url)),
    filmsDir: filmsFolder,
    log,
    now: () => new Date(),
    deletionHoldMs: () => 60_000,
  });
  closeOnSignal({ close: () => simulator.close(), deadlineMs: stopMs, log });
  const address = await simulator.listen(config.simulator);
  log.info({ event: 'simulator.started', listening: address });
}

runApp('simulator', start);
