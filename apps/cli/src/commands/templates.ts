import { createContentTemplates, createTwilioClient } from '@lungline/channel';
import { parseConfig, readEnvironment } from '@lungline/config';
import { Command } from 'commander';
import { CommandError, exitCodes } from '../command-error.js';
import { pushTemplates, type TemplateStatus } from '../templates/push-templates.js';

/** For all templates together. */
const deadlineMs = 10 * 60_000;

/** `lungline templates`: what Twilio's Content API has to know of the dialogue. */
export function templatesCommand(): Command {
  const templates = new Command('templates').description(
    'content templates at Twilio: buttons, lists, and what may be sent outside the 24-hour window',
  );
  templates
    .command('push')
    .description(
      'create what is missing, submit result_ready for approval, and say how far WhatsApp is with it',
    )
    .option('--json', 'one JSON object a line')
    .action((options: Options) => run(options, true));
  templates
    .command('check')
    .description('look alone; the exit code is 1 where something is missing or not approved')
    .option('--json', 'one JSON object a line')
    .action((options: Options) => run(options, false));
  return templates;
}

interface Options {
  readonly json?: true;
}

async function run({ json }: Options, create: boolean): Promise<void> {
  const { twilio } = parseConfig(readEnvironment(), { needs: ['twilio'] });
  const templates = createContentTemplates(createTwilioClient(twilio));
  let wanting = 0;
  try {
    for await (const status of pushTemplates({
      templates,
      create,
      signal: AbortSignal.timeout(deadlineMs),
    })) {
      if (isWanting(status)) wanting += 1;
      process.stdout.write(json ? `${JSON.stringify(status)}\n` : lineOf(status));
    }
  } catch (cause) {
    // The SDK's words may hold an address or a key.
    const status = cause instanceof Error && 'status' in cause ? ` (HTTP ${cause.status})` : '';
    throw new CommandError(
      `Twilio did not do it${status}: see TWILIO_* in .env.example`,
      exitCodes.unavailable,
    );
  }
  if (!create && wanting > 0) process.exitCode = exitCodes.failed;
}

function isWanting({ state, approval }: TemplateStatus): boolean {
  return state === 'missing' || (approval !== undefined && approval.status !== 'approved');
}

function lineOf({ name, language, kind, state, approval }: TemplateStatus): string {
  const reason = approval?.rejectionReason === undefined ? '' : ` (${approval.rejectionReason})`;
  const words = [
    state.padEnd(8),
    kind.padEnd(13),
    language.padEnd(3),
    name,
    `${approval?.status ?? ''}${reason}`,
  ];
  return `${words.join(' ').trimEnd()}\n`;
}
