import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stageNames } from '../src/state.js';
import { development, heldOut } from './answers.js';
import { stageDiagram } from './stage-diagram.js';
import { understandingPart } from './understanding-part.js';

const page = new URL('../../../docs/conversation.md', import.meta.url).pathname;

/** Written by `vitest run -u`. */
it('docs/conversation.md shows the stages, and what is understood, as they are', async () => {
  const diagram = stageDiagram();
  for (const stage of stageNames) expect(diagram).toContain(stage);
  const understanding = understandingPart(readFileSync(page, 'utf8'), { development, heldOut });
  await expect(
    `${introduction}\n\`\`\`mermaid\n${diagram}\n\`\`\`\n${rest}${understanding}`,
  ).toMatchFileSnapshot(page);
});

const introduction = `# The conversation

The dialogue is one pure function in \`packages/conversation\`: a state and an event give a new state and effects. What
each signal does at each stage stands in one table, \`src/stages.ts\`; this diagram is made from it (a test fails where
it is not current, \`npx vitest run -u\` in the package writes it anew). Signals that answer a question and change
nothing (help, status, privacy, an emergency, ...) are left out: they are answered at every stage.
`;

const rest = `
Signals are intents (below), what was sent (\`photo\`, \`other_file\`, \`link\`, \`nothing\`), words and buttons that act
at once (\`stop\`, \`begin\` for START, \`report\` for a test result, the buttons of a question), and an operator's doing.

What holds whatever happens, and is tested over random histories and from any state that can be stored:

- Nothing is read before consent; photos that came earlier are kept and read once it is given.
- No film is given to the review desk but by a yes to the question about that very film. A typed yes counts right after
  the question alone; its buttons keep, and give what was asked for, not what came since.
- Every message is answered, but where silence is documented below.
- A film is answered once, in the order of the photos. A film that takes more than two minutes does not hold up others.
- No figure stands without its caution, and a photo that was not read reliably gets none.
- A red flag gets emergency advice at once, at any stage, also deep in a long message, with the number of the country
  where two public sources agree on it (\`src/emergency-numbers.ts\`).
- STOP, START, HELP and DELETE are words of their own in every language (\`src/keywords.ts\`) and hold at every stage.
- A stored state of an earlier version is carried over or begins anew without consent; none is ever an error.
- Whole conversations stand in \`packages/conversation/golden\`, as a person would read them.

## A human

Whoever asks for a person is told that one was called, and goes on being served: results are told, buttons work, and what
is not understood is kept for the person who comes (\`pass_on\`) instead of being asked back. Once an operator takes the
conversation over, by doing so or by writing, the dialogue steps back: emergencies, STOP, START, HELP, DELETE and what is
kept are answered, photos wait, results wait. The operator hands it back, or the person goes on with the program by START;
then photos and results that waited come, and the question that was open is asked again. If nobody came for a day, the next
message is told so. An operator cannot write to somebody who wrote STOP, nor after the window of 24 hours has closed: no
effect comes back.

## Silence

- A further photo of an album, which shares the first one's confirmation.
- A result for a film that was cancelled or erased (it is forgotten then), or answered before; a result while an earlier
  film's is awaited, or while a human has the conversation.
- Results after the first, more than 24 hours after the person's last message: the first is announced by a template, and all
  are told when they write again. A message that says no more than hello, yes or thanks is answered by them alone.
- After STOP: everything but emergencies, rights and a new wish (a photo, START, "covid test", a question). "ok", "thanks"
  and what is not understood are no wishes.
- While a human has the conversation: everything but emergencies and rights.

## Rights

| | |
| --- | --- |
| STOP | takes every consent back, forgets what waits, says so, and is the last word until the person wants something |
| START | goes on; after STOP it asks for consent anew |
| DELETE | asks, erases everything here, at the provider and in the review desk, and ends with a receipt |
| what is kept | told from the very state, with the periods of the configuration |

What is not understood is kept for the console without anything personal (\`src/impersonal.ts\`: no figures, addresses,
links or what may be a name, at most 200 characters), linked to nobody.
`;
