// Reads every bad picture of the corpus with the shipped model, one after the other in one process with one inference
// thread, and says what came of it: the outcome, the time, and the most memory that the whole process ever held.
// `node bench/bad-pictures.mjs [seed] [part of a name]`. Exits with 1 where one picture of them ends otherwise than it
// should, takes too long or too much, or where the films read in between are not read as before.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { families, isExpected, makeBadPictures, outcomeOf } from '@lungline/testing/bad-pictures';
import sharp from 'sharp';

const seed = Number(process.argv[2] ?? 1);
const wanted = process.argv[3] ?? '';
const MOST_SECONDS = 3;
const MOST_MEGABYTES = 400;
/** Bad pictures between two readings of the film itself. */
const CONTROL_EVERY = 20;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const film = await sharp(here('../../model/films/normal-1.jpg')).toColourspace('b-w').png().toBuffer();
const pictures = (await makeBadPictures({ film, seed })).filter(({ name, family }) =>
  `${family}: ${name}`.includes(wanted),
);

// By way of a file: messages between processes would add copies of their own to the memory that is measured.
const folder = await mkdtemp(join(tmpdir(), 'lungline-corpus-'));
const reader = fork(here('./bad-picture-reader.mjs'), [here('../../model/weights')]);
let died;
const death = once(reader, 'exit').then(([code, signal]) => {
  died = signal ?? code;
  return [{ fault: 'the process died' }];
});
await once(reader, 'message');
const usual = (await read(film)).screening;
// A second time, so that what is compared with is the memory of a process that has its buffers.
const idle = (await read(film)).megabytes;

const rows = [];
const wrong = [];
for (const [n, { name, family, expected, bytes }] of pictures.entries()) {
  const reading = await read(await bytes()).catch((error) => ({ fault: error.message }));
  if (died !== undefined) throw new Error(`The process died (${died}) of "${name}".`);
  const outcome = reading.fault ?? outcomeOf(reading.screening, usual);
  rows.push({ name, family, expected, outcome, ...reading });
  const findings = [
    ...(isExpected(expected, outcome) ? [] : [`${outcome} instead of ${expected.join(' or ')}`]),
    ...(reading.seconds > MOST_SECONDS ? [`${reading.seconds.toFixed(1)} s`] : []),
    ...(reading.megabytes > MOST_MEGABYTES ? [`${reading.megabytes} MB`] : []),
  ];
  if (findings.length > 0) wrong.push(`${family}: ${name}: ${findings.join(', ')}`);
  if ((n + 1) % CONTROL_EVERY === 0 || n === pictures.length - 1) await control(name);
}
const { threads } = await ask({ type: 'threads' });
reader.kill();
await rm(folder, { recursive: true });

console.log(`Bad pictures, seed ${seed}: ${rows.length} files, WebAssembly, one inference thread.\n`);
console.log('| family | files | as documented | slowest, s | most memory, MB |');
console.log('|---|---|---|---|---|');
for (const family of families) {
  const own = rows.filter((row) => row.family === family);
  if (own.length > 0) console.log(line(family, own));
}
console.log(line('all', rows));
console.log(
  `\nTime: of wall clock and processor the smaller, since a picture waits for nothing but the processor. Memory: peak of the whole process, model and engine included; ${idle} MB with a good film. Inference threads started: ${threads}.`,
);
for (const field of ['seconds', 'megabytes']) {
  const [most] = rows.toSorted((a, b) => (b[field] ?? 0) - (a[field] ?? 0));
  console.log(`Most ${field}: ${most.name} (${most.outcome})`);
}
for (const text of wrong) console.log(`WRONG ${text}`);
process.exitCode = wrong.length > 0 || threads !== 1 ? 1 : 0;

function line(name, own) {
  const good = own.filter(({ expected, outcome }) => isExpected(expected, outcome)).length;
  const most = (field) => Math.max(...own.map((row) => row[field] ?? 0));
  return `| ${name} | ${own.length} | ${good} | ${most('seconds').toFixed(2)} | ${most('megabytes')} |`;
}

/** The film itself must be read as it was before: the process goes on, unharmed. */
async function control(name) {
  const { screening } = await read(film);
  if (screening.outcome !== usual.outcome || screening.probabilities.normal !== usual.probabilities.normal)
    wrong.push(`the film after "${name}" is ${screening.outcome}`);
}

async function read(bytes) {
  const file = join(folder, 'picture');
  await writeFile(file, bytes);
  await forgetPeak();
  const answer = await ask({ type: 'read', file });
  if (answer.fault !== undefined) throw new Error(answer.fault);
  return { ...answer, megabytes: await peakMegabytes() };
}

async function ask(message) {
  const answered = new AbortController();
  reader.send(message);
  const [answer] = await Promise.race([once(reader, 'message', { signal: answered.signal }), death]);
  answered.abort();
  return answer;
}

/** Linux keeps the peak of a process' memory and forgets it on request (proc(5)); elsewhere there is no figure. */
async function forgetPeak() {
  await writeFile(`/proc/${reader.pid}/clear_refs`, '5').catch(() => undefined);
}

async function peakMegabytes() {
  const status = await readFile(`/proc/${reader.pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
