import { describe, expect, it } from 'vitest';
import { createDialogue, type MessageEvent } from '../src/index.js';

describe('a photo that must wait', () => {
  const dialogue = createDialogue({ accuracy: null });
  const photo = (id: string, waitSeconds?: number): MessageEvent => ({
    type: 'message',
    messageId: id,
    text: '',
    attachments: [{ kind: 'image', index: 0 }],
    ...(waitSeconds === undefined ? {} : { waitSeconds }),
  });
  const text = (id: string, words: string): MessageEvent => ({
    type: 'message',
    messageId: id,
    text: words,
    attachments: [],
  });
  const consenting = ['covid test', 'yes'].reduce(
    (state, words, n) => dialogue.reduce(state, text(`SM${n}`, words), n).state,
    dialogue.initialState,
  );
  const toldOf = (event: MessageEvent) =>
    dialogue
      .reduce(consenting, event, 60_000)
      .effects.flatMap((effect) => (effect.type === 'reply' ? [effect.text] : []));

  it('is confirmed with about how long it will take', () => {
    expect(toldOf(photo('MM1', 170))).toEqual([
      'I have what you sent. Many films are waiting just now, so reading yours will take about 3 minutes.',
    ]);
  });

  it('is confirmed as any other where the wait is short or not known', () => {
    for (const event of [photo('MM1'), photo('MM1', 30)]) {
      expect(toldOf(event)).toEqual([
        'I have your photo and I am reading the film. This takes a few seconds.',
      ]);
    }
  });
});
