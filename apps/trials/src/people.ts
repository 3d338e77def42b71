import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Phones } from './phone-line.js';
import type { Random } from './random.js';

/** Each of these is answered by itself, whatever the state of the conversation. */
const questions = ['help', 'how accurate is this?', 'privacy', 'what does it mean?', 'status'];
/** Confirmations and questions that come beside a result; what is left of a photo's answers is its result. */
const besidesResults =
  /reading the film|keep your film for review|photos? and I am|I have this photo already/i;

export interface Spoken {
  readonly sid: string;
  readonly phone: string;
  readonly kind: 'text' | 'photo';
  /** Photos sent together are told of together. */
  readonly album: string;
}

export interface PeopleOptions {
  readonly phones: Phones;
  readonly films: { next(): Uint8Array };
  readonly random: Random;
  readonly people: number;
  readonly messages: number;
  /** After so long nobody begins anything new. */
  readonly minutes: number;
  /** How long a person waits for an answer before they write again. */
  readonly patienceMs: number;
}

export interface People {
  /** All that was said, in order. */
  readonly spoken: readonly Spoken[];
  /** How long answers took, ms; of those that came in time. */
  readonly answeredMs: readonly number[];
  /** Runs until enough was said. */
  talk(): Promise<void>;
}

/** People who talk with the line, each at their own pace: questions, several at once, films, albums. */
export function createPeople(options: PeopleOptions): People {
  const { phones, films, random, people, messages, minutes, patienceMs } = options;
  const spoken: Spoken[] = [];
  const answeredMs: number[] = [];

  const answered = async (isAnswered: () => boolean) => {
    const since = performance.now();
    while (!isAnswered()) {
      if (performance.now() - since > patienceMs) return;
      await wait(100);
    }
    answeredMs.push(performance.now() - since);
  };
  const say = async (phone: string, text: string) => {
    const sid = await phones.text(phone, text);
    spoken.push({ sid, phone, kind: 'text', album: sid });
    await answered(() => isTextAnswered(phones, phone, sid));
  };
  const show = async (phone: string, count: number) => {
    const sids = await phones.photos(
      phone,
      Array.from({ length: count }, () => films.next()),
    );
    const album = sids[0] ?? '';
    spoken.push(...sids.map((sid): Spoken => ({ sid, phone, kind: 'photo', album })));
    await answered(() => resultsOf(phones.answersOf(phone), sids).length >= count);
  };

  const talkAs = async (phone: string, own: Random, until: number) => {
    await say(phone, 'covid test');
    await say(phone, 'yes');
    while (spoken.length < messages && performance.now() < until) {
      const turn = own.next();
      if (turn < 0.55) await say(phone, own.pick(questions));
      else if (turn < 0.75) await Promise.all([0, 1, 2].map(() => say(phone, own.pick(questions))));
      else if (turn < 0.93) await show(phone, 1);
      else await show(phone, own.within(2, 4));
    }
  };

  return {
    spoken,
    answeredMs,
    talk: async () => {
      const all = Array.from({ length: people }, (_, n) => n);
      const until = performance.now() + minutes * 60_000;
      await Promise.all(all.map(async (n) => talkAs(await phones.add(), random.fork(`person ${n}`), until)));
    },
  };
}

export function isTextAnswered(phones: Pick<Phones, 'answersOf'>, phone: string, sid: string): boolean {
  return phones.answersOf(phone).some(({ replyId }) => replyId?.startsWith(`${sid}-r`));
}

/** Results of these photos. They are told in the order of the photos, so one may come with another's end. */
export function resultsOf(answers: readonly Answer[], sids: readonly string[]): readonly Answer[] {
  return answers.filter(
    ({ replyId, text }) =>
      !besidesResults.test(text) && sids.some((sid) => replyId?.startsWith(`${sid}-0-done-r`)),
  );
}
