import { setTimeout as wait } from 'node:timers/promises';
import { createDisturbances, type Disturbance } from './disturbances.js';
import { createFilms } from './films.js';
import { endWithSignals, type LineOnTrial, startLineOnTrial } from './line-on-trial.js';
import { createPeople, type People } from './people.js';
import { openPhones, type Phones } from './phone-line.js';
import { type Quantiles, quantilesOf } from './quantiles.js';
import { createRandom, type Random } from './random.js';
import { type Tally, takeTally } from './tally.js';

/** A person who waits this long for an answer writes again; that it came late is no loss. */
const patienceMs = 300_000;
/** For what is still under way when the last word is said. */
const settleMs = 420_000;
/** A reply that comes twice may come a little later. */
const quietMs = 15_000;

/** How often each disturbance strikes. Lanes run side by side, so that faults meet one another. */
export type Plan = readonly (readonly (readonly [disturbance: string, times: number])[])[];

export interface FaultsOptions {
  readonly seed: number;
  readonly messages: number;
  readonly people: number;
  /** Nobody begins to talk any more after this, whether or not all was said. */
  readonly minutes: number;
  readonly plan: Plan;
  /** Says how it goes. */
  readonly say: (line: string) => void;
}

export interface FaultsReport {
  readonly seed: number;
  readonly messagesPlanned: number;
  readonly people: number;
  readonly startedAt: string;
  readonly seconds: number;
  readonly disturbances: Readonly<Record<string, number>>;
  readonly tally: Tally;
  /** Milliseconds until a person had the answer, faults included. */
  readonly answeredMs: Quantiles;
  /** Where the apps' logs are. */
  readonly logs: string;
}

/** Sends conversations through the real apps while everything around them breaks, and counts what came of it. */
export async function runFaults(options: FaultsOptions): Promise<FaultsReport> {
  const { seed, messages, say } = options;
  const startedAt = new Date();
  const random = createRandom(seed);
  const line = await startLineOnTrial({ workers: 3 });
  endWithSignals(line);
  try {
    await line.ready();
    say(`the line runs; logs in ${line.directory}`);
    const phones = await openPhones(line.simulatorUrl);
    const people = createPeople({ ...options, phones, films: createFilms(), random, patienceMs });
    const disturbances = await talkWhileDisturbed(options, { line, phones, people, random });
    const tally = await settle(line, phones, people, say);
    phones.close();
    return {
      seed,
      messagesPlanned: messages,
      people: options.people,
      startedAt: startedAt.toISOString(),
      seconds: Math.round((Date.now() - startedAt.getTime()) / 1_000),
      disturbances,
      tally,
      answeredMs: quantilesOf(people.answeredMs),
      logs: line.directory,
    };
  } finally {
    await line.stop();
  }
}

interface Stage {
  readonly line: LineOnTrial;
  readonly phones: Phones;
  readonly people: People;
  readonly random: Random;
}

async function talkWhileDisturbed(
  { plan, messages, minutes, say }: FaultsOptions,
  { line, phones, people, random }: Stage,
): Promise<Readonly<Record<string, number>>> {
  const known = createDisturbances(line, phones);
  const counts: Record<string, number> = Object.fromEntries(plan.flat().map(([name]) => [name, 0]));
  let talking = true;

  const strike = async (name: string, lane: Random) => {
    const disturbance: Disturbance | undefined = known[name];
    if (disturbance === undefined) throw new Error(`There is no disturbance "${name}".`);
    await disturbance(lane);
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const runLane = async (entries: Plan[number], lane: Random) => {
    const strikes = shuffled(
      entries.flatMap(([name, times]) => Array.from({ length: times }, () => name)),
      lane,
    );
    // In step with what is said, or with the time where little can be said.
    const longestPauseMs = (minutes * 60_000) / strikes.length;
    for (const [index, name] of strikes.entries()) {
      const due = (messages * (index + lane.next())) / strikes.length;
      const since = performance.now();
      while (talking && people.spoken.length < due && performance.now() - since < longestPauseMs)
        await wait(50);
      if (!talking) return;
      await strike(name, lane);
    }
  };

  const watch = setInterval(() => {
    const struck = Object.values(counts).reduce((sum, count) => sum + count, 0);
    say(
      `${people.spoken.length} of ${messages} messages, ${phones.answers.length} answers, ${struck} faults`,
    );
  }, 15_000);
  const lanes = plan.map((entries, index) => runLane(entries, random.fork(`lane ${index}`)));
  try {
    await Promise.all([
      people.talk().finally(() => {
        talking = false;
      }),
      ...lanes,
    ]);
  } finally {
    clearInterval(watch);
  }
  return counts;
}

/** Mends everything, waits until all is answered (or long enough), then a little longer for what comes twice. */
async function settle(
  line: LineOnTrial,
  phones: Phones,
  people: People,
  say: FaultsOptions['say'],
): Promise<Tally> {
  await phones.clearFaults();
  line.proxy.delay(0);
  await line.control.config('SET', 'maxmemory', '0');
  for (const app of [line.webhook, ...line.workers]) app.comeBack();
  await line.ready();
  const until = performance.now() + settleMs;
  let tally = await takeTally(phones, people.spoken, line.control);
  while (tally.lost > 0 && performance.now() < until) {
    say(`settling: ${tally.lost} answers are still to come`);
    await wait(5_000);
    tally = await takeTally(phones, people.spoken, line.control);
  }
  await wait(quietMs);
  return takeTally(phones, people.spoken, line.control);
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
