import type { Classifier } from '@lungline/classifier';
import { Gauge, type Registry } from 'prom-client';

/** Shows which model runs at the moment of each scrape: the engine may change when the native one is lost. */
export function exposeModel(registry: Registry, classifier: Pick<Classifier, 'status'>): void {
  new Gauge({
    name: 'lungline_model_info',
    help: 'Always 1: the labels say which model runs on which engine with how many threads.',
    labelNames: ['model', 'engine', 'threads'],
    registers: [registry],
    collect() {
      const { model, engine, threads } = classifier.status;
      this.reset();
      this.set({ model, engine, threads }, 1);
    },
  });
}
