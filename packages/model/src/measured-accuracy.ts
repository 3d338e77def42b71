import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const share = z.number().min(0).max(1);

const figures = z.object({
  /** Films it was tested on and had never seen. */
  films: z.int().positive(),
  /** Mean share of films of each class that it names rightly, 0..1. */
  balancedAccuracy: share,
  /** The same of a model that was trained without one source, on the films of that source. */
  unseenSource: share.optional(),
});

/** How well a model did on films that it had never seen. */
export type MeasuredAccuracy = z.output<typeof figures>;

const manifest = z.object({ metrics: z.object({ test: figures.optional() }).optional() });

/**
 * What `lungline evaluate --record` wrote into the manifest of the model in `folder`; null where nobody measured it.
 * @throws Error where there is no manifest, or its figures are not what they should be.
 */
export function measuredAccuracy(folder: string): MeasuredAccuracy | null {
  const file = join(folder, 'manifest.json');
  return manifest.parse(JSON.parse(readFileSync(file, 'utf8'))).metrics?.test ?? null;
}
