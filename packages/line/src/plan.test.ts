import type { ConversationEvent, Effect } from '@lungline/conversation';
import type { SenderKey } from '@lungline/store';
import { describe, expect, it } from 'vitest';
import { type Occasion, plan as planOf } from './plan.js';

const sender = 'sender' as SenderKey;

const message: ConversationEvent = { type: 'message', messageId: 'SM2', text: '', attachments: [] };
const plan = (effects: readonly Effect[], occasion: Partial<Occasion> = {}) =>
  planOf({ eventId: 'SM2', sender, event: message, operator: '', acknowledge: true, ...occasion }, effects);
const reply = (text: string, rest: object = {}): Effect => ({ type: 'reply', text, language: 'en', ...rest });

it('names everything after its event, and tells the person before anything else is done', () => {
  const photo = { messageId: 'SM1', index: 0 };
  const planned = plan([
    { type: 'screen', screeningId: 'SM1-0', photo },
    { type: 'acknowledge', messageId: 'SM2' },
    reply('reading'),
    reply('wait'),
  ]);
  expect(planned.replies.map(({ id }) => id)).toEqual(['SM2-r1', 'SM2-r2']);
  expect(planned.screenings).toEqual([{ id: 'SM1-0', ...photo }]);
  expect(planned.dispatches.map(({ jobId }) => jobId)).toEqual(['acknowledge-SM2', 'SM2-send', 'SM1-0']);
});

it('has a photo that will not be read deleted at the provider', () => {
  const { dispatches } = plan([{ type: 'discard', photo: { messageId: 'SM1', index: 0 } }]);
  expect(dispatches).toEqual([
    { queue: 'erasure', name: 'delete-message', jobId: 'delete-SM1', data: { messageId: 'SM1' } },
  ]);
});

it('acknowledges nothing where that is off', () => {
  const { dispatches } = plan([{ type: 'acknowledge', messageId: 'SM2' }], { acknowledge: false });
  expect(dispatches).toEqual([]);
});

it('tells answers from results, which come when they are ready', () => {
  const asked = (event: ConversationEvent) => plan([reply('x')], { event }).replies[0]?.asked;
  expect(asked(message)).toBe(true);
  expect(asked({ type: 'operator', action: 'say', text: 'x' })).toBe(true);
  expect(asked({ type: 'failure', screeningId: 'SM1-0', messageKey: 'photo.lost' })).toBe(false);
  expect(asked({ type: 'operator', action: 'release' })).toBe(false);
});

describe('a reply that is too long for one message', () => {
  const paragraph = (word: string, length: number) => `${word} `.repeat(length / (word.length + 1)).trim();

  it('is taken apart between paragraphs', () => {
    const [one, two] = [paragraph('one', 1_200), paragraph('two', 800)];
    const { replies } = plan([reply(`${one}\n\n${two}`)]);
    expect(replies.map(({ id, text }) => [id, text])).toEqual([
      ['SM2-r1', one],
      ['SM2-r2', two],
    ]);
  });

  it('keeps its picture above and its choices, with their numbers, below', () => {
    const [one, two] = [paragraph('one', 900), paragraph('two', 400)];
    const choices = [
      { id: 'yes', title: 'Yes' },
      { id: 'no', title: 'No' },
    ];
    const { replies } = plan([reply(`${one}\n\n${two}\n\n1. Yes\n2. No`, { choices, pictureId: 'SM1-0' })]);
    expect(replies).toMatchObject([
      { text: one, pictureId: 'SM1-0' },
      { text: `${two}\n\n1. Yes\n2. No`, choices },
    ]);
    expect(replies[0]).not.toHaveProperty('choices');
    expect(replies[1]).not.toHaveProperty('pictureId');
  });
});

describe('notes', () => {
  it('hold what an operator does, whatever the dialogue makes of it', () => {
    const notes = (event: ConversationEvent, ...effects: Effect[]) =>
      plan(effects, { event, operator: 'ann' }).notes;
    expect(notes({ type: 'operator', action: 'take' })).toEqual([{ type: 'human_taken', by: 'ann' }]);
    expect(notes({ type: 'operator', action: 'release' })).toEqual([{ type: 'human_dismissed' }]);
    const say = { type: 'operator', action: 'say', text: 'hello' } as const;
    expect(notes(say)).toEqual([{ type: 'human_taken', by: 'ann' }]);
    expect(notes(say, reply('hello'))).toEqual([
      { type: 'human_taken', by: 'ann' },
      { type: 'passed_on', from: 'operator', text: 'hello', attachments: [] },
    ]);
  });

  it('hold what is to be kept or forgotten', () => {
    const { notes, dispatches } = plan([
      { type: 'donate', screeningId: 'SM1-0' },
      { type: 'feedback', screeningId: 'SM1-0', helpful: true },
      { type: 'unmatched', text: 'what', language: 'en', guesses: [] },
      { type: 'call_human' },
      { type: 'pass_on', messageId: 'SM2', text: 'help me', attachments: ['image'] },
      { type: 'opt_out' },
      { type: 'erase', receipt: { language: 'hi' } },
    ]);
    expect(notes).toEqual([
      { type: 'donate', screeningId: 'SM1-0' },
      { type: 'feedback', screeningId: 'SM1-0', helpful: true },
      { type: 'unmatched', text: 'what', language: 'en', guesses: [] },
      { type: 'human_called' },
      { type: 'passed_on', from: 'person', text: 'help me', attachments: ['image'] },
      { type: 'stopped' },
    ]);
    expect(dispatches).toEqual([
      { queue: 'erasure', name: 'erase', jobId: 'SM2-erase', data: { sender, language: 'hi' } },
    ]);
  });
});
