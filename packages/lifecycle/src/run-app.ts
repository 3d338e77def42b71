import { ConfigError } from '@lungline/config';
import { mask } from '@lungline/telemetry';

/** EX_CONFIG of sysexits.h: starting again without a change is no use. */
const exitConfig = 78;

/**
 * Starts an app. Where it cannot start it says why, in one sentence on standard error, and the process ends: with 78
 * where somebody has to change something first, with 1 where another try may go better.
 *
 * @param needsChange which errors, besides a wrong environment, another try cannot help
 */
export function runApp(
  name: string,
  start: () => Promise<void>,
  needsChange: (error: unknown) => boolean = () => false,
): void {
  start().catch((error: unknown) => {
    const hopeless = error instanceof ConfigError || needsChange(error);
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The ${name} cannot start: ${hopeless ? reason : mask(reason)}\n`);
    process.exit(hopeless ? exitConfig : 1);
  });
}
