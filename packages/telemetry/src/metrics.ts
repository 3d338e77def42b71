import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry of its own for one app, so that two apps in one test process do not share counters. */
export function createMetrics(app: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ app });
  collectDefaultMetrics({ register: registry });
  return registry;
}
