import { expect, it } from 'vitest';
import { stageNames } from '../src/state.js';
import { stageDiagram } from './stage-diagram.js';

const page = new URL('../../../docs/conversation.md', import.meta.url).pathname;

/** Written by `vitest run -u`. */
it('docs/conversation.md shows the stages as they are', async () => {
  const diagram = stageDiagram();
  for (const stage of stageNames) expect(diagram).toContain(stage);
  await expect(`${introduction}\n\`\`\`mermaid\n${diagram}\n\`\`\`\n${rest}`).toMatchFileSnapshot(page);
});

const introduction = `# The conversation

The dialogue is one pure function in \`packages/conversation\`: a state and an event give a new state and effects. What
each signal does at each stage stands in one table, \`src/stages.ts\`; this diagram is made from it (a test fails where
it is not current, \`npx vitest run -u\` in the package writes it anew). Signals that answer a question and change
nothing (help, status, privacy, an emergency, ...) are left out: they are answered at every stage.
`;

const rest = `
What holds whatever happens, and is tested over random histories:

- Nothing is read before consent; photos that came earlier are kept and read once it is given.
- Every message is answered, but for the further photos of an album, which share the first one's confirmation.
- A film is answered once, in the order of the photos. A film that takes more than two minutes does not hold up others.
- No figure stands without its caution, and a photo that was not read reliably gets none.
- Whole conversations stand in \`packages/conversation/golden\`, as a person would read them.

Silence is documented and rare: a further photo of an album; a result for a film that was cancelled, erased or answered
before; a result while an earlier film's is awaited; and a result more than 24 hours after the person's last message,
which WhatsApp would not deliver: it is told when they write again.
`;
