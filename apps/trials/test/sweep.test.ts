import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFilms } from '../src/films.js';
import { type LineOnTrial, startLineOnTrial } from '../src/line-on-trial.js';
import { isTextAnswered, resultsOf } from '../src/people.js';
import { openPhones, type Phones } from '../src/phone-line.js';

const patience = { timeout: 300_000, interval: 200 };

describe('a message that never reaches the webhook', () => {
  let line: LineOnTrial;
  let phones: Phones;
  let phone: string;

  beforeAll(async () => {
    line = await startLineOnTrial({ workers: 1 });
    await line.ready();
    phones = await openPhones(line.simulatorUrl);
    phone = await phones.add();
  });
  afterAll(async () => {
    phones?.close();
    await line?.stop();
  });

  it('is answered once the webhook is back, photos too, and no other is answered again', async () => {
    for (const words of ['covid test', 'yes']) {
      const sid = await phones.text(phone, words);
      await expect.poll(() => isTextAnswered(phones, phone, sid), patience).toBe(true);
    }
    await line.webhook.kill(Number.POSITIVE_INFINITY);
    const told = phones.answers.length;
    const text = await phones.text(phone, 'help');
    const [photo = ''] = await phones.photos(phone, [createFilms().next()]);
    // Nobody but the sweep can know of them: the webhook stays away for as long as it takes.
    await expect.poll(() => phones.answersOf(phone).length, patience).toBeGreaterThan(told);
    line.webhook.comeBack();
    const answered = () => [
      isTextAnswered(phones, phone, text),
      resultsOf(phones.answersOf(phone), [photo]).length,
    ];
    await expect.poll(answered, patience).toEqual([true, 1]);
    const replies = phones.answersOf(phone).map(({ replyId }) => replyId);
    expect(new Set(replies).size).toBe(replies.length);
  });
});
