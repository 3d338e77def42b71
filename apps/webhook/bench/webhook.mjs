// Webhook throughput against a bare Fastify route that only checks a signature and makes one trip to Redis: the same
// posts, the same client, Redis of its own for each, in turns. What counts is the ratio: figures of one run on one
// machine say nothing about another.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { startRedis } from '@lungline/testing';
import { Pool } from 'undici';
import { path, signedPosts } from './signed-posts.mjs';

const rounds = 3;
const posts = 1_500;
const people = 500;
const connections = 50;

const servers = { 'bare route': './bare-server.mjs', 'lungline webhook': './line-server.mjs' };
const results = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));

for (let round = 0; round < rounds; round += 1) {
  for (const [name, file] of Object.entries(servers)) results[name].push(await measure(file));
}
print(results);

async function measure(file) {
  const redis = await startRedis();
  const server = fork(new URL(file, import.meta.url), [redis.url]);
  try {
    const [address] = await once(server, 'message');
    const pool = new Pool(address, { connections });
    await send(pool, signedPosts(500, people));
    const result = await send(pool, signedPosts(posts, people));
    await pool.close();
    return result;
  } finally {
    server.kill('SIGKILL');
    await once(server, 'exit');
    await redis.stop();
  }
}

/** Every connection sends its next post as soon as its last is answered. */
async function send(pool, requests) {
  const latencies = [];
  let next = 0;
  const worker = async () => {
    while (next < requests.length) {
      const request = requests[next++];
      const begun = performance.now();
      const { statusCode, body } = await pool.request({ method: 'POST', path, ...request });
      await body.dump();
      if (statusCode !== 200) throw new Error(`A post was answered with ${statusCode}.`);
      latencies.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begun) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.floor(latencies.length * share)];
  return { perSecond: requests.length / seconds, p50: at(0.5), p99: at(0.99) };
}

function print(all) {
  const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  const rows = Object.entries(all).map(([name, runs]) => {
    const of = (field) => middle(runs.map((run) => run[field]));
    return { name, perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
  });
  const [bare] = rows;
  console.log(
    `Median of ${rounds} rounds, ${posts} messages of ${people} people over ${connections} connections\n`,
  );
  console.log('| server | posts/s | p50 ms | p99 ms | throughput against bare |');
  console.log('|---|---:|---:|---:|---:|');
  for (const { name, perSecond, p50, p99 } of rows) {
    const cells = [
      name,
      perSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      (perSecond / bare.perSecond).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
