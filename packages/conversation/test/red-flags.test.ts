import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { interpret } from '../src/interpret.js';
import { initialState } from '../src/state.js';

/** Sentences of the test set that stand under one intent. */
function sentencesOf(intent: string): readonly string[] {
  const source = readFileSync(new URL('sentences.txt', import.meta.url), 'utf8');
  const part = source.split(/^(?=\[\w+\]$)/m).filter((text) => text.startsWith(`[${intent}]`));
  return part
    .join('\n')
    .split('\n')
    .flatMap((line) => /^\w\w: (.+)$/.exec(line)?.[1] ?? []);
}

const flags = sentencesOf('emergency').filter((text) => text.includes(' '));
const small = sentencesOf('fallback').filter((text) => text.includes(' '));
const signalOf = (text: string) =>
  interpret(initialState, { type: 'message', messageId: 'm', text, attachments: [] }).signal;

it('a red flag is seen among other sentences, at the end of 4,000 characters too', () => {
  expect(flags.length).toBeGreaterThan(25);
  const hidden = flags.map((flag, i) => `${small.slice(i, i + 4).join('. ')}. ${flag}`);
  const missed = hidden.filter((text) => signalOf(text) !== 'emergency');
  expect(missed.length / hidden.length, missed.join('\n')).toBeLessThanOrEqual(0.08);

  let long = '';
  for (let i = 0; long.length < 3950; i++) long += `${i} ${small[i % small.length]}. `;
  long += 'My husband can not breathe';
  expect(signalOf(long)).toBe('emergency');
});

it('long messages about nothing in particular are taken for a red flag hardly ever', () => {
  const talk = small.map((_, i) => [0, 7, 13, 21, 34].map((k) => small[(i + k) % small.length]).join('. '));
  const taken = talk.filter((text) => signalOf(text) === 'emergency');
  expect(taken.length / talk.length, taken.join('\n')).toBeLessThanOrEqual(0.03);
});
