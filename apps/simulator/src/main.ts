import { fileURLToPath } from 'node:url';
import { ConfigError, parseConfig, readEnvironment } from '@lungline/config';
import { filmsFolder } from '@lungline/model';
import { createLogger } from '@lungline/telemetry';
import { buildSimulator } from './build-simulator.js';
import { closeOnSignal } from './close-on-signal.js';

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
  closeOnSignal(simulator, log);
  const address = await simulator.listen(config.simulator);
  log.info({ event: 'simulator.started', listening: address });
}

start().catch((error: unknown) => {
  const wrong = error instanceof ConfigError;
  process.stderr.write(`${wrong ? error.message : String(error)}\n`);
  // 78 is EX_CONFIG of sysexits.h: starting again without a change is no use.
  process.exit(wrong ? 78 : 1);
});
