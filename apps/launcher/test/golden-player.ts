import type { Screening } from '@lungline/classifier';
import { type ErrorCode, errorTable, LunglineError } from '@lungline/errors';
import { expect } from 'vitest';
import type { GoldenStep, Move } from './golden-chat.js';
import { type Bubble, createTelephone, type Telephone } from './telephone.js';
import type { WholeLine } from './whole-line.js';

const patience = { timeout: 60_000, interval: 200 };

/** Numbers that are registered in these countries; the simulator's own are registered nowhere. */
const numbers: Readonly<Record<string, string>> = {
  AR: '+5491123456789',
  BR: '+5511961234567',
  DE: '+4915123456789',
  EG: '+201001234567',
  ES: '+34612345678',
  FR: '+33612345678',
  GB: '+447400123456',
  ID: '+628123456789',
  IN: '+918123456789',
  MX: '+522221234567',
  NG: '+2348021234567',
  US: '+12015550123',
};

const contentTypes: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg',
  document: 'application/pdf',
  contact: 'text/vcard',
  sticker: 'image/webp',
  other: 'chemical/x-pdb',
};

/** A small JPEG: what the simulator shows of where the model looked. */
const attention = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);

/** Acts a golden chat out on the whole line: what the person sees must be what the chat says. */
export async function playGoldenChat(line: WholeLine, steps: readonly GoldenStep[]): Promise<void> {
  line.rewind();
  const country = steps.map(({ move }) => ('country' in move ? move.country : undefined)).find(Boolean);
  const number = country === undefined ? undefined : numbers[country];
  const telephone = await createTelephone(line.simulator, number);
  const sender = line.store.senderKey(`whatsapp:${telephone.number}`);
  const chat = { line, telephone, sender, sent: [], photos: new Map(), films: [], seen: 0, acts: 0 } as Chat;
  for (const step of steps) {
    line.pass(1_000);
    await act(chat, step.move, steps);
    await settle(chat, step);
    chat.films.push(...(await filmsThatBegan(chat, step)));
  }
}

interface Chat {
  readonly line: WholeLine;
  readonly telephone: Telephone;
  readonly sender: ReturnType<WholeLine['store']['senderKey']>;
  /** Ids of what the person sent. */
  readonly sent: string[];
  /** Bytes of the photos by the id of their message, in the order in which they were sent. */
  readonly photos: Map<string, Uint8Array>;
  /** Message ids of films that were read, by their number. */
  readonly films: string[];
  /** How many messages of the line were looked at. */
  seen: number;
  acts: number;
}

async function act(chat: Chat, move: Move, steps: readonly GoldenStep[]): Promise<void> {
  const { line, telephone, sender } = chat;
  switch (move.type) {
    case 'silence':
      return line.pass(move.ms - 1_000);
    case 'message':
      return send(chat, move, steps);
    case 'film': {
      const sid = chat.films[move.number - 1];
      const bytes = chat.photos.get(sid ?? '');
      if (bytes === undefined || sid === undefined) throw new Error(`film ${move.number} was never read`);
      line.conclude(bytes, verdictOf(move));
      await expect
        .poll(async () => (await line.queues.queues.analysis.getJobState(`${sid}-0`)) as string, patience)
        .toBe('completed');
      return;
    }
    case 'operator': {
      const event =
        move.action === 'say'
          ? ({ type: 'operator', action: 'say', text: move.text } as const)
          : ({ type: 'operator', action: move.action === 'take' ? 'take' : 'release' } as const);
      chat.acts += 1;
      const id = `operator-${telephone.id}-${chat.acts}`;
      expect(await line.line.operate({ id, sender, by: 'ann', event })).toBe('taken');
    }
  }
}

async function send(
  chat: Chat,
  { text, attachments, choice, replyTo }: Extract<Move, { type: 'message' }>,
  steps: readonly GoldenStep[],
): Promise<void> {
  const { telephone } = chat;
  const kinds = attachments.filter((kind) => kind !== 'location');
  let sent: readonly Bubble[];
  if (choice !== undefined) {
    const asked = (await telephone.answers()).findLast(({ buttons }) =>
      buttons.some(({ id }) => id === choice),
    );
    sent = await telephone.press(asked?.sid ?? '', choice);
  } else if (kinds.length > 0) {
    const files = kinds.map((kind) => ({ type: contentTypes[kind] ?? '', bytes: photoOf(chat, steps) }));
    sent = await telephone.files(files, text, kinds.includes('sticker'));
    for (const [index, { sid }] of sent.entries()) {
      const { bytes = new Uint8Array() } = files[index] ?? {};
      if (kinds[index] === 'image') chat.photos.set(sid, bytes);
    }
  } else if (attachments.includes('location')) {
    sent = await telephone.location();
  } else {
    sent = await telephone.text(text, replyTo === undefined ? undefined : chat.sent[replyTo - 1]);
  }
  chat.sent.push(...sent.map(({ sid }) => sid));
  for (const { sid } of sent) {
    await expect.poll(async () => (await telephone.message(sid))?.tick, patience).toMatch(/delivered|read/);
  }
}

/** Bytes that no other photo has, unless the chat says that it is the very photo of an earlier film. */
function photoOf({ photos, telephone }: Chat, steps: readonly GoldenStep[]): Uint8Array {
  const number = photos.size + 1;
  const endings = steps.flatMap(({ move }) => (move.type === 'film' && move.number === number ? [move] : []));
  const same = endings
    .flatMap(({ words }) => words)
    .find((word) => word.startsWith('#'))
    ?.slice(1);
  return Buffer.from(`photo ${same ?? number} of ${telephone.id}`);
}

function verdictOf({ outcome, words }: Extract<Move, { type: 'film' }>): Screening | Error {
  if (outcome === 'failed') return new LunglineError(faultOf(words[0] ?? ''));
  const [normal, pneumonia, covid19] = words
    .filter((word) => /^[\d.]+$/.test(word))
    .map((word) => Number(word) / 100);
  const probabilities =
    normal === undefined || pneumonia === undefined || covid19 === undefined
      ? null
      : { normal, pneumonia, covid19 };
  return {
    outcome: outcome as Screening['outcome'],
    probabilities,
    chestXray: probabilities === null ? 0 : 1,
    quality: words.filter((word) => /^[a-z_]+$/.test(word)) as unknown as Screening['quality'],
    attention: probabilities === null ? null : attention,
    model: 'test-1',
    engine: 'wasm',
    ms: 1,
  };
}

/** A fault that cannot get better, and that the person is told of like this. */
function faultOf(messageKey: string): ErrorCode {
  const found = Object.entries(errorTable).find(
    ([, entry]) => !entry.retryable && 'messageKey' in entry && entry.messageKey === messageKey,
  );
  if (found === undefined) throw new Error(`no fault is told as ${messageKey}`);
  return found[0] as ErrorCode;
}

/** Waits until all that the step brings about has arrived, and compares it with what the chat says. */
async function settle(chat: Chat, { source, replies, erases }: GoldenStep): Promise<void> {
  const { line, telephone } = chat;
  const left = async () => {
    const { outbound } = await line.queues.counts();
    return (
      outbound.waiting +
      outbound.active +
      outbound.delayed +
      (await line.store.pendingDispatches(0, 1)).length
    );
  };
  await expect.poll(left, patience).toBe(0);
  const expected = bare(replies.map(({ text }) => text).join(' '));
  const news = async () => (await telephone.answers()).slice(chat.seen);
  if (erases) {
    await expect.poll(async () => (await news()).at(-1)?.text, patience).toContain('K7QF-2M9X');
    const receipt = (await news()).at(-1)?.text ?? '';
    expect(bare((await news()).slice(0, -1).map(wordsOf).join(' ')), source).toBe(expected);
    expect(receipt.length).toBeGreaterThan(20);
    // The provider lets go of the receipt too, and then nothing is left here.
    await expect.poll(() => line.store.erasure('K7QF-2M9X'), patience).toBeNull();
    expect(await line.store.loadSession(chat.sender)).toMatchObject({ version: 0, parties: null });
  } else {
    const told = async () => bare((await news()).map(wordsOf).join(' '));
    await expect.poll(told, { ...patience, message: source }).toBe(expected);
  }
  const bubbles = await news();
  const pictures = bubbles.filter(({ media }) => media.length > 0).length;
  expect(pictures, `${source}: pictures`).toBe(replies.filter(({ picture }) => picture).length);
  for (const bubble of bubbles) expect(bubble.tick, source).toMatch(/^(delivered|read)$/);
  chat.seen += bubbles.length;
}

/** What a bubble says, with the numbers that its buttons or its list made needless. */
function wordsOf({ text, buttons }: Bubble): string {
  return [text, ...buttons.map(({ title }, index) => `${index + 1}. ${title}`)].join('\n');
}

/** A long reply comes in parts: white space at their seams does not count. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Message ids of the films that began to be read in a step, in the order of their photos. */
async function filmsThatBegan({ line, photos, films }: Chat, { films: began, source }: GoldenStep) {
  if (began.length === 0) return [];
  const open = [...photos.keys()].filter((sid) => !films.includes(sid));
  const isRead = await Promise.all(
    open.map(async (sid) => (await line.store.screening(`${sid}-0`)) !== null),
  );
  const found = open.filter((_, index) => isRead[index]);
  expect(found.length, `${source}: films`).toBe(began.length);
  return found;
}
