import type { InboundMessage } from '@lungline/channel';
import type { JobOutcome } from '@lungline/queues';
import type { PredictionRequest } from '@lungline/store';
import { createLogger, createMetrics } from '@lungline/telemetry';
import type { AppDeps } from '../src/app-deps.js';

export const publicUrl = new URL('http://127.0.0.1:3000/');
export const authToken = 'a'.repeat(32);
export const apiKey = 'k'.repeat(32);

/** What a worker returns for a film that it could read. */
export const classified = {
  type: 'screened',
  screening: {
    outcome: 'classified',
    probabilities: { normal: 0.07, pneumonia: 0.812345, covid19: 0.117655 },
    chestXray: 0.99,
    quality: [],
    model: 'test-model',
    engine: 'wasm',
    ms: 12,
  },
};

export interface FakePorts extends AppDeps {
  readonly received: InboundMessage[];
  readonly reports: unknown[];
  /** What is kept for the worker now, and all that ever was. */
  readonly requests: Map<string, PredictionRequest>;
  readonly asked: PredictionRequest[];
  readonly lines: string[];
}

/** Ports that remember what they were asked. `overrides` replaces single ones. */
export function fakePorts(overrides: Partial<AppDeps> & { readonly outcome?: JobOutcome } = {}): FakePorts {
  const received: InboundMessage[] = [];
  const reports: unknown[] = [];
  const requests = new Map<string, PredictionRequest>();
  const asked: PredictionRequest[] = [];
  const lines: string[] = [];
  let ids = 0;
  return {
    received,
    reports,
    requests,
    asked,
    lines,
    log: createLogger({ app: 'webhook', level: 'trace', destination: { write: (line) => lines.push(line) } }),
    metrics: createMetrics('webhook'),
    publicUrl,
    authTokens: [authToken],
    apiKeys: [apiKey],
    line: {
      receive: async (message) => {
        received.push(message);
        return 'taken';
      },
    },
    store: {
      reportDelivery: async (report) => {
        reports.push(report);
        return true;
      },
      picture: async (id) => (id === 'kept' ? Buffer.from([0xff, 0xd8, 0xff]) : null),
      putPredictionRequest: async (id, request) => {
        requests.set(id, request);
        asked.push(request);
      },
      deletePredictionRequest: async (id) => {
        requests.delete(id);
      },
    },
    producer: { add: async () => undefined },
    waiter: { wait: async () => overrides.outcome ?? { type: 'done', result: classified } },
    pictureLinks: {
      sign: (id) => `${publicUrl.href}media/${id}?expires=1&signature=good`,
      verify: (_id, { expires, signature }) => {
        if (signature !== 'good') return 'invalid';
        return expires === '0' ? 'expired' : 'valid';
      },
    },
    drawings: {},
    readiness: { redis: async () => true, queue: async () => true, model: async () => true },
    clock: () => Date.UTC(2026, 2, 1, 9, 30),
    newId: () => `prediction-${++ids}`,
    ...overrides,
  };
}
