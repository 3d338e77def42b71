import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stageNames } from '../src/state.js';
import { development, heldOut } from './answers.js';
import { stageDiagram } from './stage-diagram.js';
import { understandingPart } from './understanding-part.js';

const page = new URL('../../../docs/conversation.md', import.meta.url).pathname;

/** The diagram and the part on understanding are written by `vitest run -u`; the rest of the page is written by hand. */
it('docs/conversation.md shows the stages, and what is understood, as they are', async () => {
  const diagram = stageDiagram();
  for (const stage of stageNames) expect(diagram).toContain(stage);
  const text = readFileSync(page, 'utf8');
  const [written = '', measured] = text.split(/(?=\n## Understanding\n)/);
  const [before, , after] = written.split(/(?<=```mermaid\n)([\s\S]*?)(?=\n```\n)/);
  expect(after, 'the page has a diagram to write anew').toBeDefined();
  expect(measured, 'the page has a part on understanding to write anew').toBeDefined();
  const understanding = understandingPart(text, { development, heldOut });
  await expect(`${before}${diagram}${after}${understanding}`).toMatchFileSnapshot(page);
});
