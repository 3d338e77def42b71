import { errorEntry } from '@lungline/errors';
import type { JobRun } from '@lungline/queues';
import type { Logger } from '@lungline/telemetry';
import type { WorkerMetrics } from './worker-metrics.js';

export interface CountRunDeps {
  readonly metrics: Pick<WorkerMetrics, 'jobs' | 'jobSeconds' | 'alerts'>;
  readonly log: Logger;
}

/** Counts a run of a job and, where it failed of what only an operator can mend, raises the alert. */
export function createCountRun({ metrics, log }: CountRunDeps): (run: JobRun) => void {
  return ({ queue, name, outcome, code, seconds }) => {
    metrics.jobs.inc({ queue, name, outcome });
    metrics.jobSeconds.observe({ queue, name }, seconds);
    if (outcome !== 'failed' || code === undefined || errorEntry(code).alert !== true) return;
    metrics.alerts.inc({ code });
    log.error({ event: 'alert.raised', code, queue, name });
  };
}
