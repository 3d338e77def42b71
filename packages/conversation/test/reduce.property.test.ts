import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../src/catalogue/catalogue.js';
import { type ConversationEvent, createDialogue, type DialogueState, type Effect } from '../src/index.js';
import { maximumLength } from '../src/scene.js';
import { stageNames } from '../src/state.js';
import { type AttachmentKind, languages } from '../src/types.js';
import { understand } from '../src/understanding/understand.js';

const dialogue = createDialogue({ accuracy: { films: 100, balancedAccuracy: 0.8 } });

const words = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('covid test', 'yes', 'no', 'delete', 'stop', 'sí', 'help', '1', '2', 'hi'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '🫁', 'x'.repeat(4000), 'can not breathe', 'english', '\u0000'),
  },
);
const kinds: readonly AttachmentKind[] = [
  'image',
  'video',
  'audio',
  'document',
  'location',
  'contact',
  'sticker',
  'other',
];
const attachments = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant('image' as const) }, fc.constantFrom(...kinds)),
  {
    maxLength: 3,
  },
);
const message = fc
  .record({
    messageId: fc.integer({ min: 1, max: 12 }).map((n) => `m${n}`),
    text: words,
    kinds: attachments,
    choice: fc.option(
      fc.constantFrom('consent_yes', 'consent_no', 'erasure_yes', 'erasure_no', 'language_es', '?'),
      {
        nil: undefined,
        freq: 5,
      },
    ),
    country: fc.constantFrom(undefined, 'IN', '??'),
  })
  .map(
    ({ messageId, text, kinds: sent, choice, country }): ConversationEvent => ({
      type: 'message',
      messageId,
      text,
      attachments: sent.map((kind, index) => ({ kind, index })),
      ...(choice !== undefined && { choice }),
      ...(country !== undefined && { country }),
    }),
  );
const screeningId = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 2 }))
  .map(([n, index]) => `m${n}-${index}`);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const finding = fc
  .record({
    screeningId,
    outcome: fc.constantFrom('classified', 'uncertain', 'not_chest_xray', 'poor_quality', 'unreadable'),
    shares: fc.option(fc.tuple(share, share, share)),
    quality: fc.array(fc.constantFrom('too_dark', 'blurred', '?')),
    fingerprint: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  })
  .map(({ screeningId: id, outcome, shares, quality, fingerprint }): ConversationEvent => {
    const sum = shares === null ? 0 : shares[0] + shares[1] + shares[2] || 1;
    return {
      type: 'finding',
      screeningId: id,
      finding: {
        outcome,
        probabilities:
          shares === null
            ? null
            : { normal: shares[0] / sum, pneumonia: shares[1] / sum, covid19: shares[2] / sum },
        quality,
      },
      ...(fingerprint !== undefined && { fingerprint }),
    };
  });
const failure = fc
  .record({ screeningId, messageKey: fc.constantFrom('photo.lost', 'never.heard.of') })
  .map((fields): ConversationEvent => ({ type: 'failure', ...fields }));

const moment = fc.record({
  event: fc.oneof({ weight: 3, arbitrary: message }, { weight: 2, arbitrary: finding }, failure),
  pause: fc.constantFrom(0, 500, 20_000, 200_000, 30 * 3_600_000),
});
const history = fc.array(moment, { minLength: 1, maxLength: 40 });

interface Played {
  readonly before: DialogueState;
  readonly event: ConversationEvent;
  readonly after: DialogueState;
  readonly effects: readonly Effect[];
}

function play(
  moments: readonly { readonly event: ConversationEvent; readonly pause: number }[],
): readonly Played[] {
  let state = dialogue.initialState;
  let now = 1_700_000_000_000;
  return moments.map(({ event, pause }) => {
    now += pause;
    const before = state;
    const turn = dialogue.reduce(before, event, now);
    state = turn.state;
    return { before, event, after: turn.state, effects: turn.effects };
  });
}

const everything = (check: (played: readonly Played[]) => void) =>
  fc.assert(
    fc.property(history, (moments) => check(play(moments))),
    { numRuns: 300 },
  );

describe('whatever happens, in whatever order', () => {
  it('every step leaves a state that can be stored and read again', () => {
    everything((played) => {
      for (const { after } of played) {
        expect(dialogue.parseState(JSON.parse(JSON.stringify(after)))).toEqual(after);
        expect(stageNames).toContain(after.stage);
      }
    });
  });

  it('a message is answered, except for a further photo of an album', () => {
    everything((played) => {
      for (const { before, event, effects } of played) {
        if (event.type !== 'message') continue;
        const replied = effects.some(({ type }) => type === 'reply');
        const album =
          event.attachments.some(({ kind }) => kind === 'image') &&
          (before.films.length > 0 || before.held.length > 0);
        expect(replied || album).toBe(true);
      }
    });
  });

  it('a film is asked for once, and answered at most once', () => {
    everything((played) => {
      const asked = new Set<string>();
      const answered = new Set<string>();
      for (const { before, event, after, effects } of played) {
        if (effects.some(({ type }) => type === 'erase')) asked.clear();
        for (const effect of effects) {
          if (effect.type !== 'screen') continue;
          expect(asked.has(effect.screeningId)).toBe(false);
          asked.add(effect.screeningId);
        }
        const gone = before.films.filter(
          (film) => !after.films.some(({ screeningId: id }) => id === film.screeningId),
        );
        // What ends a screening says nothing but the answers of the films that it releases.
        const replies = effects.filter(({ type }) => type === 'reply');
        if (event.type !== 'message') expect(replies.length).toBe(gone.length);
        for (const film of gone) {
          expect(answered.has(film.screeningId)).toBe(false);
          if (!effects.some(({ type }) => type === 'erase')) answered.add(film.screeningId);
        }
      }
    });
  });

  it('nothing is read without a consent that stands', () => {
    everything((played) => {
      for (const { after, effects } of played) {
        if (effects.some(({ type }) => type === 'screen')) expect(after.consentAt).not.toBeNull();
        if (after.films.length > 0) expect(after.consentAt).not.toBeNull();
      }
    });
  });

  it('every reply fits into one message, has all its placeholders filled, and no figure without the caution', () => {
    everything((played) => {
      for (const { before, effects, after } of played) {
        for (const effect of effects) {
          if (effect.type !== 'reply') continue;
          expect(effect.text.length).toBeLessThanOrEqual(maximumLength);
          expect(effect.text.trim()).not.toBe('');
          expect(effect.text).not.toMatch(/\{\w+\}|undefined|NaN/);
          expect((effect.choices ?? []).length).toBeLessThanOrEqual(3);
          if (/\d\s?[%٪]/.test(effect.text) && /[Nn]ormal/.test(effect.text)) {
            // Results that waited are told before the message that woke them can change the language.
            const cautions = [before, after].map(({ language }) => catalogues[language]['result.caution']);
            expect(cautions.some((caution) => effect.text.includes(caution))).toBe(true);
          }
        }
      }
    });
  });
});

describe('parseState', () => {
  it('takes anything and never makes up a consent', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(dialogue.parseState(stored).consentAt).toBeNull();
      }),
    );
  });

  it('begins anew from another version, in the language that it was in', () => {
    const old = { ...dialogue.initialState, version: 0, language: 'es', consentAt: 1, stage: 'photo' };
    expect(dialogue.parseState(old)).toEqual({ ...dialogue.initialState, language: 'es' });
    const unknown = { ...dialogue.initialState, language: 'tlh', consentAt: 1 };
    expect(dialogue.parseState(unknown)).toEqual(dialogue.initialState);
  });
});

it('understands any text without an exception', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
      const { confidence, language } = understand(text);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect([null, ...languages]).toContain(language);
    }),
  );
});
