import type { FaultsReport } from './run-faults.js';
import type { LoadReport } from './run-load.js';

/** The count table, in Markdown. */
export function faultsTable({ tally, disturbances, seconds, answeredMs }: FaultsReport): string {
  const rows: readonly (readonly [string, string | number])[] = [
    ['messages in', `${tally.messagesIn} (${tally.photosIn} photos)`],
    ['answers out', tally.answersOut],
    ['**lost**', `**${tally.lost}**`],
    ['**doubled**', `**${tally.doubled}**`],
    ['out of order', tally.misordered],
    ['time', `${seconds} s`],
    [
      'until an answer, median / 95 % / longest',
      [answeredMs.median, answeredMs.p95, answeredMs.longest].map(inSeconds).join(' / '),
    ],
    ...Object.entries(disturbances),
  ];
  return ['| what | count |', '| --- | --- |', ...rows.map(([what, count]) => `| ${what} | ${count} |`)].join(
    '\n',
  );
}

export function loadTable(report: LoadReport): string {
  const { slices, posts, refused, conversations, photosEach, toldToWait, longestWaitTold } = report;
  const head = [
    'second',
    'posts',
    'refused',
    'median',
    '95 %',
    'films waiting',
    'sends waiting',
    'webhook',
    'worker',
    'Redis',
  ];
  const rows = slices.map((slice, index) => [
    `${index * 10} to ${index * 10 + 10}`,
    slice.posts,
    slice.refused,
    `${slice.medianMs} ms`,
    `${slice.p95Ms} ms`,
    slice.filmsWaiting,
    slice.sendsWaiting,
    `${slice.webhookMb} MB`,
    `${slice.workerMb} MB`,
    `${slice.redisMb} MB`,
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    ...lines,
    '',
    `${posts} posts, ${refused} refused; ${conversations} albums of ${photosEach} photos, ${toldToWait} people were told to wait, ${longestWaitTold} minutes at most.`,
  ].join('\n');
}

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
