import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const bin = fileURLToPath(new URL('../bin/lungline.mjs', import.meta.url));

async function intents(...sentences: string[]): Promise<unknown[]> {
  const child = spawn(process.execPath, [bin, 'intent', '--json'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stdin.end(sentences.map((sentence) => `${sentence}\n`).join(''));
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

it('answers each line with one object of the documented shape, in order', async () => {
  expect(await intents('covid test', 'मैं सांस नहीं ले पा रहा', '', 'the quick brown fox')).toEqual([
    { text: 'covid test', intent: 'covid_test', confidence: 1, language: 'en' },
    { text: 'मैं सांस नहीं ले पा रहा', intent: 'emergency', confidence: 1, language: 'hi' },
    { text: '', intent: 'fallback', confidence: expect.any(Number), language: null },
    { text: 'the quick brown fox', intent: 'fallback', confidence: expect.any(Number), language: 'en' },
  ]);
}, 30_000);
