import { Command } from 'commander';
import { exitCodes } from '../command-error.js';
import { checkConfig } from '../doctor/check-config.js';
import { checkModel } from '../doctor/check-model.js';
import { checkNode } from '../doctor/check-node.js';
import { checkRedis } from '../doctor/check-redis.js';
import type { Finding } from '../doctor/finding.js';

const marks: Record<Finding['level'], string> = { ok: 'ok  ', advice: 'note', fault: 'BAD ' };

/** `lungline doctor`: looks at everything the line stands on, and names a remedy for what is wrong. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('look for what is missing or wrong, each with its remedy')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nThe exit code is 1 where something must be mended.')
    .action(doctor);
}

async function doctor({ json }: { readonly json?: true }): Promise<void> {
  let faults = 0;
  for (const check of [checkNode, checkConfig, checkModel, checkRedis]) {
    for (const finding of await check()) {
      if (finding.level === 'fault') faults++;
      process.stdout.write(json ? `${JSON.stringify(finding)}\n` : describe(finding));
    }
  }
  if (faults > 0) process.exitCode = exitCodes.failed;
}

function describe({ level, code, sentence, remedy }: Finding): string {
  const lines = [`${marks[level]}  ${sentence}  [${code}]`];
  if (remedy !== undefined) lines.push(`      ${remedy}`);
  return `${lines.join('\n')}\n`;
}
