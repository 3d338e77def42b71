import { ModelRefused, ModelUnavailable } from '@lungline/classifier';
import { ConfigError } from '@lungline/config';
import { Command, CommanderError } from 'commander';
import { CommandError, exitCodes } from './command-error.js';
import { classifyCommand } from './commands/classify.js';
import { doctorCommand } from './commands/doctor.js';
import { evaluateCommand } from './commands/evaluate.js';
import { filmsCommand } from './commands/films.js';
import { intentCommand } from './commands/intent.js';
import { lungsCommand } from './commands/lungs.js';
import { modelCommand } from './commands/model.js';
import { nativeCommand } from './commands/native.js';
import { templatesCommand } from './commands/templates.js';
import { trainCommand } from './commands/train.js';

const program = new Command('lungline')
  .description('Chest X-rays over WhatsApp: decision support and research software, not a diagnosis.')
  .exitOverride()
  .showHelpAfterError('(lungline --help lists what there is)');
for (const command of [
  classifyCommand,
  doctorCommand,
  evaluateCommand,
  filmsCommand,
  lungsCommand,
  modelCommand,
  nativeCommand,
  intentCommand,
  templatesCommand,
  trainCommand,
]) {
  program.addCommand(command().exitOverride());
}

// `lungline classify ... | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  // Commander has already said what is wrong with the arguments.
  if (!(error instanceof CommanderError)) process.stderr.write(`lungline: ${sentenceOf(error)}\n`);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof ConfigError || error instanceof ModelRefused) return exitCodes.config;
  if (error instanceof ModelUnavailable) return exitCodes.unavailable;
  return exitCodes.software;
}

/** A bug is shown with its stack; what was foreseen, with its sentence. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = exitCodeOf(error);
  return code === exitCodes.software ? (error.stack ?? error.message) : error.message;
}
