import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGoldenChat } from './golden-chat.js';
import { playGoldenChat } from './golden-player.js';
import { startWholeLine, type WholeLine } from './whole-line.js';

/** What each of these chats has that no other shows on the wire. */
const chats = {
  'first-visit': 'buttons, a captioned picture, consent to a review',
  'album-after-consent': 'several webhooks within a second',
  'same-photo-again': 'the same bytes twice',
  'photo-with-caption': 'a caption that carries the wish',
  'other-attachments': 'voice, video, PDF, sticker, contact, location',
  'four-thousand-characters': 'as much as a message holds',
  'answers-to-older-photos': 'OriginalRepliedMessageSid',
  language: 'a list, and what is picked from it',
  'two-phones': 'two phones on one number',
  'two-days-later': 'a message after two days',
  'result-after-the-window': 'an approved template outside the window',
  'emergency-in-hindi': 'the country of a number',
  human: 'an operator takes over, writes and hands back',
  'stop-and-start': 'STOP and START',
  erasure: 'a receipt, and nothing after it',
  'donation-given': 'a film for the review desk',
  hindi: 'Devanagari',
  arabic: 'right to left',
} as const;

const folder = new URL('../../../packages/conversation/golden/', import.meta.url);

describe('golden chats, over the wire', () => {
  let line: WholeLine;
  beforeAll(async () => {
    line = await startWholeLine();
  }, 60_000);
  afterAll(() => line?.close(), 60_000);

  it.each(Object.entries(chats))('%s: %s', async (name) => {
    await playGoldenChat(line, readGoldenChat(readFileSync(new URL(`${name}.chat`, folder), 'utf8')));
    const failed = Object.values(await line.queues.counts()).map((counts) => counts.failed);
    expect(failed).toEqual([0, 0, 0]);
  });
});
