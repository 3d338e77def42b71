import type { Redis } from 'ioredis';
import { isTextAnswered, resultsOf, type Spoken } from './people.js';
import type { Answer, Phones } from './phone-line.js';

/** What a trial counts. */
export interface Tally {
  readonly messagesIn: number;
  readonly photosIn: number;
  readonly answersOut: number;
  /** Texts without an answer, photos without a result, replies that were written and never shown. */
  readonly lost: number;
  /** Replies that a phone shows twice, and results that are one too many. */
  readonly doubled: number;
  /** Replies of one event that a phone shows in another order than they were written. */
  readonly misordered: number;
  /** What is wrong, by ids, for whoever looks into it. */
  readonly findings: readonly string[];
}

/** Compares what people said with what their phones show, and with what the line believes to have sent. */
export async function takeTally(phones: Phones, spoken: readonly Spoken[], control: Redis): Promise<Tally> {
  const lostTexts = spoken
    .filter(({ kind, phone, sid }) => kind === 'text' && !isTextAnswered(phones, phone, sid))
    .map(({ sid }) => `lost: no answer to ${sid}`);
  const albums = [...grouped(photosOf(spoken), ({ album }) => album).values()].map((photos) => {
    const phone = photos[0]?.phone ?? '';
    const results = resultsOf(
      phones.answersOf(phone),
      photos.map(({ sid }) => sid),
    );
    return { album: photos[0]?.album ?? '', photos: photos.length, results: results.length };
  });
  const shown = grouped(phones.answers, ({ replyId }) => replyId ?? 'unknown');
  const unshown = (await replyIdsIn(control)).filter((id) => !shown.has(id));

  const lost = [
    ...lostTexts,
    ...albums.flatMap(({ album, photos, results }) =>
      times(photos - results, `lost: a result of the photos of ${album}`),
    ),
    ...unshown.map((id) => `lost: reply ${id} was written and is shown nowhere`),
  ];
  const doubled = [
    ...[...shown].flatMap(([id, answers]) =>
      id === 'unknown'
        ? answers.map(({ sid }) => `doubled: ${sid} is no reply of the line`)
        : times(answers.length - 1, `doubled: reply ${id}`),
    ),
    ...albums.flatMap(({ album, photos, results }) =>
      times(results - photos, `doubled: a result of the photos of ${album}`),
    ),
  ];
  const misordered = findMisordered(phones.answers).map((id) => `misordered: ${id}`);
  return {
    messagesIn: spoken.length,
    photosIn: photosOf(spoken).length,
    answersOut: phones.answers.length,
    lost: lost.length,
    doubled: doubled.length,
    misordered: misordered.length,
    findings: [...lost, ...doubled, ...misordered],
  };
}

function photosOf(spoken: readonly Spoken[]): readonly Spoken[] {
  return spoken.filter(({ kind }) => kind === 'photo');
}

/** Every reply that the line has written down. */
async function replyIdsIn(control: Redis): Promise<readonly string[]> {
  const prefix = 'lungline:reply:';
  const ids: string[] = [];
  for await (const keys of control.scanStream({ match: `${prefix}*`, count: 1_000 })) {
    ids.push(...(keys as string[]).map((key) => key.slice(prefix.length)));
  }
  return [...new Set(ids)];
}

/** Replies of an event are numbered: a phone must show 1 before 2. */
function findMisordered(answers: readonly Answer[]): readonly string[] {
  const last = new Map<string, number>();
  const wrong: string[] = [];
  for (const { replyId } of answers) {
    const [, event = '', number = '0'] = /^(.*)-r(\d+)$/.exec(replyId ?? '') ?? [];
    if (event === '') continue;
    if (Number(number) < (last.get(event) ?? 0)) wrong.push(replyId ?? '');
    last.set(event, Math.max(Number(number), last.get(event) ?? 0));
  }
  return wrong;
}

function grouped<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function times(count: number, what: string): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, () => what);
}
