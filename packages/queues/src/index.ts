export { createJobWaiter, type JobOutcome, type JobWaiter, type JobWaiterOptions } from './job-waiter.js';
export { createJobWorker, type JobRun, type JobWorker, type JobWorkerOptions } from './job-worker.js';
export * from './jobs.js';
export type { Attempt, Processor, Processors, Verdict } from './processor.js';
export { createProducer, type Producer, type ProducerOptions } from './producer.js';
export { createQueueSet, type QueueCounts, type QueueSet, type QueueSetOptions } from './queue-set.js';
