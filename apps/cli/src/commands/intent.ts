import { createInterface } from 'node:readline';
import { understand } from '@lungline/conversation';
import { Command } from 'commander';

/** `lungline intent`: what the dialogue takes sentences for, one a line, as it would in a new conversation. */
export function intentCommand(): Command {
  return new Command('intent')
    .description('read sentences from standard input and say which intent and language each is taken for')
    .option('--json', 'one JSON object a line')
    .action(intent);
}

async function intent({ json }: { readonly json?: true }): Promise<void> {
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const understood = understand(text);
    const { intent: name, likelyLanguage: language } = understood;
    const confidence = Math.round(understood.confidence * 1000) / 1000;
    const line = json
      ? JSON.stringify({ text, intent: name, confidence, language })
      : `${name.padEnd(15)} ${confidence.toFixed(2)} ${(language ?? '--').padEnd(3)} ${text}`;
    process.stdout.write(`${line}\n`);
  }
}
