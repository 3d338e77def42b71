import type { Member } from '../credentials.js';
import { type Html, html } from '../html.js';
import type { Overview, QueueStatus } from '../overview.js';
import { duration, memory } from '../quantities.js';
import type { RedisStatus } from '../redis-status.js';
import { layout } from './layout.js';

interface OverviewPageOptions {
  readonly member: Member;
  readonly csrfToken: string;
  /** Null where Redis did not answer. */
  readonly overview: Overview | null;
}

export function overviewPage({ member, csrfToken, overview }: OverviewPageOptions): string {
  return layout({
    title: 'Overview',
    session: { member, csrfToken },
    current: 'overview',
    live: true,
    content: html`<h1>Overview</h1>
<p id="live-state" class="fine-print" role="status">Refreshed every few seconds.</p>
<div id="live" data-source="/overview">${overviewFragment(overview)}</div>`,
  });
}

/** The part of the page that is drawn again while somebody looks at it. */
export function overviewFragment(overview: Overview | null): Html {
  if (overview === null) {
    return html`<p class="problem">Redis does not answer. Conversations wait until it is back; nothing that was taken in is lost.</p>`;
  }
  const { queues, workers, redis, at } = overview;
  return html`<section aria-labelledby="queues-title">
<h2 id="queues-title">Queues</h2>
<ul class="cards">${queues.map(queueCard)}</ul>
</section>
<section aria-labelledby="workers-title">
<h2 id="workers-title">Workers</h2>
${workers.length === 0 ? noWorkers() : html`<ul class="cards">${workers.map((worker) => workerCard(worker, at))}</ul>`}
</section>
<section aria-labelledby="redis-title">
<h2 id="redis-title">Redis</h2>
${redisCard(redis)}
</section>`;
}

function queueCard(queue: QueueStatus): Html {
  const { name, waiting, active, delayed, failed, completed, oldestWaitingMs } = queue;
  return html`<li class="card">
<h3><a id="queue-${name}" href="/queues/queue/${name}">${name}</a></h3>
<dl class="numbers">
${number('Waiting', waiting)}
${number('Active', active)}
${number('Delayed', delayed)}
${number('Failed', failed, failed > 0)}
${number('Completed', completed)}
</dl>
<p class="fine-print">${oldestWaitingMs === null ? 'No job waits.' : `Oldest job waits for ${duration(oldestWaitingMs)}.`}</p>
</li>`;
}

function number(title: string, value: number, bad = false): Html {
  return html`<div${bad ? html` class="bad"` : undefined}><dt>${title}</dt><dd>${value.toLocaleString('en')}</dd></div>`;
}

function workerCard(worker: Overview['workers'][number], now: number): Html {
  return html`<li class="card">
<h3>${worker.id}</h3>
<dl class="facts">
${fact('Engine', `${worker.engine}, ${worker.threads} ${worker.threads === 1 ? 'thread' : 'threads'}`)}
${fact('Model', worker.model)}
${fact('Memory', memory(worker.rss))}
${fact('Running for', duration(Math.max(0, now - worker.startedAt)))}
</dl>
</li>`;
}

function noWorkers(): Html {
  return html`<p class="problem">No worker is running: photos and replies wait in their queues until one starts.</p>`;
}

function redisCard(redis: RedisStatus): Html {
  const evicts = redis.policy !== 'noeviction';
  return html`<div class="cards"><div class="card">
<dl class="facts">
${fact('Version', redis.version)}
${fact('Memory', redis.limitBytes === 0 ? memory(redis.usedBytes) : `${memory(redis.usedBytes)} of ${memory(redis.limitBytes)}`)}
${fact('Persistence', redis.appendOnly ? 'append-only file' : 'none: a restart loses what is under way', !redis.appendOnly)}
${fact('When full', evicts ? `${redis.policy}: jobs may vanish` : 'noeviction', evicts)}
${fact('Running for', duration(redis.uptimeSeconds * 1_000))}
</dl>
</div></div>`;
}

function fact(title: string, value: string, bad = false): Html {
  return html`<div${bad ? html` class="bad"` : undefined}><dt>${title}</dt><dd>${value}</dd></div>`;
}
