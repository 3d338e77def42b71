import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../src/catalogue/catalogue.js';
import { type ConversationEvent, createDialogue, type DialogueState, type Effect } from '../src/index.js';
import { interpret } from '../src/interpret.js';
import type { Signal } from '../src/rules.js';
import { maximumLength } from '../src/scene.js';
import { stageNames } from '../src/state.js';
import { type AttachmentKind, languages } from '../src/types.js';
import { understand } from '../src/understanding/understand.js';

const start = 1_700_000_000_000;
const dialogue = createDialogue({ accuracy: { films: 100, balancedAccuracy: 0.8 } });

const words = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['covid test', 'yes', 'no', 'delete', 'stop', 'start', 'sí', 'help', '1', '2', 'hi'],
      ...['talk to a person', 'thanks', 'what does it mean', 'privacy', 'status', 'my test result'],
    ),
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
      fc.constantFrom(
        ...['consent_yes', 'consent_no', 'erasure_yes', 'erasure_no', 'donate_yes', 'donate_no'],
        ...['helpful_yes', 'helpful_no', 'found_covid19', 'found_none', 'begin', 'report', 'cancel'],
        ...['language_es', 'language_ar', '?'],
      ),
      {
        nil: undefined,
        freq: 5,
      },
    ),
    country: fc.constantFrom(undefined, 'IN', '??'),
    replyTo: fc.constantFrom(undefined, undefined, 'm1', 'm2', 'm99'),
  })
  .map(
    ({ messageId, text, kinds: sent, choice, country, replyTo }): ConversationEvent => ({
      type: 'message',
      messageId,
      text,
      attachments: sent.map((kind, index) => ({ kind, index })),
      ...(choice !== undefined && { choice }),
      ...(country !== undefined && { country }),
      ...(replyTo !== undefined && { replyTo }),
    }),
  );
const operator = fc.constantFrom<ConversationEvent>(
  { type: 'operator', action: 'take' },
  { type: 'operator', action: 'release' },
  { type: 'operator', action: 'say', text: 'Hello, this is Ann.' },
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

const anyEvent = fc.oneof(
  { weight: 8, arbitrary: message },
  { weight: 5, arbitrary: finding },
  { weight: 2, arbitrary: failure },
  { weight: 1, arbitrary: operator },
);
const moment = fc.record({
  event: anyEvent,
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
  let now = start;
  return moments.map(({ event, pause }) => {
    now += pause;
    const before = state;
    const turn = dialogue.reduce(before, event, now);
    state = turn.state;
    return { before, event, after: turn.state, effects: turn.effects };
  });
}

function isWithHuman({ stage, resume }: DialogueState): boolean {
  return stage === 'human' || (stage === 'erasure' && resume === 'human');
}

const rights = ['emergency', 'stop', 'delete_data', 'help', 'privacy', 'begin'];

function signalOf(state: DialogueState, event: ConversationEvent): Signal | null {
  return event.type === 'message' ? interpret(state, event).signal : null;
}

const cautions = languages.map((language) => catalogues[language]['result.caution']);
const hasCaution = (text: string): boolean => cautions.some((caution) => text.includes(caution));

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

  it('a message is answered, except where silence is documented', () => {
    everything((played) => {
      for (const { before, event, after, effects } of played) {
        if (event.type !== 'message') continue;
        const replied = effects.some(({ type }) => type === 'reply');
        const album =
          event.attachments.some(({ kind }) => kind === 'image') &&
          (before.films.length > 0 || before.held.length > 0);
        expect(replied || album || isWithHuman(after) || after.stage === 'stopped').toBe(true);
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
        const replies = effects.filter((effect) => effect.type === 'reply');
        // What ends a screening says nothing but the answers of the films that it releases, and one question at most.
        if (event.type === 'finding' || event.type === 'failure') {
          const more = replies.length - gone.length;
          expect(more).toBeGreaterThanOrEqual(0);
          expect(more).toBeLessThanOrEqual(1);
          if (more === 1) {
            const last = replies.at(-1);
            const question = last?.choices?.some(({ id }) => id === 'donate_yes') ?? false;
            expect(question || last?.template === 'result_ready').toBe(true);
          }
        }
        const results = replies.filter(({ text }) => hasCaution(text));
        expect(results.length).toBeLessThanOrEqual(gone.length);
        for (const film of gone) {
          expect(answered.has(film.screeningId)).toBe(false);
          if (!effects.some(({ type }) => type === 'erase')) answered.add(film.screeningId);
        }
      }
    });
  });

  it('no film is given away but by a yes to the question about it, and each once', () => {
    everything((played) => {
      const given = new Set<string>();
      const asked = new Set<string>();
      for (const { before, event, after, effects } of played) {
        if (effects.some(({ type }) => type === 'erase')) given.clear();
        for (const effect of effects) {
          if (effect.type === 'donate') {
            expect(before.undecided).toContain(effect.screeningId);
            expect(asked.has(effect.screeningId)).toBe(true);
            expect(given.has(effect.screeningId)).toBe(false);
            given.add(effect.screeningId);
            const meant = signalOf(before, event);
            const yes = meant === 'donate_yes' || (meant === 'consent_yes' && before.stage === 'donation');
            expect(yes).toBe(true);
          }
          if (effect.type === 'release') expect(given.has(effect.screeningId)).toBe(false);
        }
        const question = effects.some(
          (effect) => effect.type === 'reply' && effect.choices?.some(({ id }) => id === 'donate_yes'),
        );
        if (question) for (const id of after.undecided) asked.add(id);
        expect(after.undecided.filter((id) => !asked.has(id))).toEqual([]);
      }
    });
  });

  it('while a human has the conversation, emergencies and rights alone are answered, and nothing is read', () => {
    everything((played) => {
      for (const { before, event, after, effects } of played) {
        // Beyond this a talk is over, and with it what the human had.
        if (!isWithHuman(before) || !isWithHuman(after)) continue;
        expect(effects.some(({ type }) => type === 'screen')).toBe(false);
        const replied = effects.some(({ type }) => type === 'reply');
        if (!replied) continue;
        if (event.type === 'operator') expect(event.action).toBe('say');
        else
          expect([
            'emergency',
            'stop',
            'delete_data',
            'help',
            'privacy',
            'begin',
            'consent_yes',
            'consent_no',
            'status',
            'fallback',
            'cancel',
          ]).toContain(signalOf(before, event));
        // An answer to the question of erasure is part of that right; nothing else may be asked or told.
        if (before.stage === 'human' && event.type === 'message')
          expect(rights).toContain(signalOf(before, event));
      }
    });
  });

  it('after STOP nothing is sent but what is a right, or what a new wish brings', () => {
    everything((played) => {
      for (const { before, event, effects } of played) {
        if (before.stage !== 'stopped') continue;
        const replied = effects.some(({ type }) => type === 'reply');
        const reopened = effects.some(({ type }) => type === 'opt_in');
        if (replied && !reopened) expect(rights).toContain(signalOf(before, event));
        if (event.type !== 'message') expect(effects.filter(({ type }) => type !== 'release')).toEqual([]);
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
          expect((effect.choices ?? []).length).toBeLessThanOrEqual(10);
          for (const { title } of effect.choices ?? []) expect([...title].length).toBeLessThanOrEqual(20);
          if (/\d\s?[%٪]/.test(effect.text) && /[Nn]ormal/.test(effect.text)) {
            // Results that waited are told before the message that woke them can change the language.
            const wanted = [before, after].map(({ language }) => catalogues[language]['result.caution']);
            expect(wanted.some((caution) => effect.text.includes(caution))).toBe(true);
          }
        }
      }
    });
  });
});

describe('from any state', () => {
  const ids = fc.uniqueArray(screeningId, { maxLength: 3 });
  const photos = fc.array(
    fc.record({ messageId: fc.constantFrom('m1', 'm2', 'm3'), index: fc.nat({ max: 2 }) }),
    { maxLength: 3 },
  );
  const shares = { normal: 0.2, pneumonia: 0.7, covid19: 0.1 };
  const findings = fc.constantFrom(
    { outcome: 'classified', probabilities: shares, quality: [] } as const,
    { outcome: 'uncertain', probabilities: shares, quality: [] } as const,
    { outcome: 'poor_quality', probabilities: null, quality: ['too_dark'] } as const,
  );
  const film = fc.record({
    screeningId,
    number: fc.integer({ min: 1, max: 9 }),
    since: fc.constant(start),
    ending: fc.option(
      fc.oneof(
        findings.map((told) => ({ type: 'finding', finding: told, repeated: false }) as const),
        fc.constant({ type: 'failure', messageKey: 'photo.lost' } as const),
      ),
    ),
  });
  const state = fc.record<DialogueState>({
    version: fc.constant(2),
    stage: fc.constantFrom(...stageNames),
    resume: fc.constantFrom('start', 'consent', 'reading', 'donation', 'human', 'stopped'),
    interrupted: fc.constantFrom('start', 'consent', 'reading', 'donation'),
    humanSince: fc.option(fc.constant(start)),
    language: fc.constantFrom(...languages),
    languageChosen: fc.boolean(),
    consentAt: fc.option(fc.constant(start)),
    held: photos,
    films: fc.uniqueArray(film, { maxLength: 3, selector: ({ screeningId: id }) => id }),
    batch: fc.nat({ max: 9 }),
    answered: ids,
    dropped: ids,
    told: fc.array(fc.record({ screeningId, finding: findings }), { maxLength: 3 }),
    toAsk: ids,
    undecided: ids,
    donated: ids,
    announced: fc.boolean(),
    fingerprints: fc.constant([]),
    lastRead: fc.boolean(),
    offered: fc.array(fc.constantFrom('consent_yes', 'donate_yes', 'erasure_yes', 'help', 'found_other'), {
      maxLength: 4,
    }),
    heardAt: fc.option(fc.constantFrom(start - 30 * 3_600_000, start - 1000)),
    receivedAt: fc.option(fc.constant(start)),
    refusedAt: fc.option(fc.constant(start)),
  });

  const step = (
    check: (played: Played) => void,
    event: fc.Arbitrary<ConversationEvent> = anyEvent,
    numRuns = 2000,
  ): void =>
    fc.assert(
      fc.property(state, event, (before, happened) => {
        const turn = dialogue.reduce(before, happened, start);
        check({ before, event: happened, after: turn.state, effects: turn.effects });
      }),
      { numRuns },
    );
  const words = (text: string): fc.Arbitrary<ConversationEvent> =>
    fc.constant({ type: 'message', messageId: 'm50', text, attachments: [] });

  it('any event yields a turn that can be stored, and a reply or a documented silence', () => {
    step(({ event, after, effects }) => {
      expect(dialogue.parseState(JSON.parse(JSON.stringify(after)))).toEqual(after);
      if (event.type !== 'message' || effects.some(({ type }) => type === 'reply')) return;
      const photo = event.attachments.some(({ kind }) => kind === 'image');
      expect(photo || isWithHuman(after) || after.stage === 'stopped').toBe(true);
    });
  });

  it('nothing but a template is sent when the person wrote more than 24 hours ago', () => {
    step(({ before, event, effects }) => {
      const closed = before.heardAt === null || start - before.heardAt >= 24 * 3_600_000;
      if (event.type === 'message' || !closed) return;
      for (const effect of effects) if (effect.type === 'reply') expect(effect.template).toBe('result_ready');
    });
  });

  it('a red flag gets emergency advice at once, in any language', () => {
    const flags = ['i can not breathe', 'no puedo respirar', 'saans nahi aa rahi', 'bibirnya biru'];
    const advice = languages.map((language) => catalogues[language]['emergency.unknown']);
    step(
      ({ effects }) =>
        expect(effects.some((effect) => effect.type === 'reply' && advice.includes(effect.text))).toBe(true),
      fc.oneof(...flags.map(words)),
      500,
    );
  });

  it('STOP stops, and DELETE asks whether to erase', () => {
    step(
      ({ after, before, effects }) => {
        expect(after.stage).toBe('stopped');
        const already = before.stage === 'stopped' || before.resume === 'stopped';
        if (!already) expect(effects).toContainEqual({ type: 'opt_out' });
        expect(after.consentAt === null || already).toBe(true);
      },
      fc.oneof(words('STOP'), words('berhenti'), words('توقف')),
      500,
    );
    step(
      ({ after }) => expect(after.stage).toBe('erasure'),
      fc.oneof(words('delete'), words('löschen')),
      500,
    );
  });

  it('nothing is read without consent, and no film given that was not asked for', () => {
    step(({ before, after, effects }) => {
      for (const effect of effects) {
        if (effect.type === 'screen') expect(after.consentAt).not.toBeNull();
        if (effect.type === 'donate') expect(before.undecided).toContain(effect.screeningId);
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

  it('goes on from the first version, result and all', () => {
    const { interrupted, humanSince, dropped, told, toAsk, undecided, donated, announced, ...rest } = {
      ...dialogue.initialState,
    };
    const lastFinding = { outcome: 'uncertain', probabilities: null, quality: [] } as const;
    const old = { ...rest, version: 1, stage: 'result', consentAt: 5, answered: ['m1-0'], lastFinding };
    expect(dialogue.parseState(old)).toEqual({
      ...dialogue.initialState,
      stage: 'result',
      consentAt: 5,
      answered: ['m1-0'],
      told: [{ screeningId: 'm1-0', finding: lastFinding }],
    });
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
