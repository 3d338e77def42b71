import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { labels, type Manifest } from '@lungline/classifier';
import { toTensor } from '@lungline/radiograph';
import { type Item, readDataSet } from './data-set.js';
import { aucOf, balancedOf, ofSource, resampled, type Scored, score, strata } from './figures.js';
import { decode, openModel } from './measure.js';
import type { LeftOut, Report } from './report.js';

/**
 * Measures models that were each trained without one source, on all films of that source.
 *
 * @param runs folders of `lungline train --leave-out SOURCE`, or of the models that they exported.
 * @param seen the report of the model that saw every source, for the columns beside.
 */
export async function leaveOneOut(
  data: string,
  runs: readonly string[],
  seen: Report,
  progress: (stage: string, done: number, total: number) => void,
): Promise<LeftOut[]> {
  const everything = await readDataSet(data);
  const entries: LeftOut[] = [];
  for (const run of runs) {
    const model = await openModel(existsSync(join(run, 'model')) ? join(run, 'model') : run);
    const source = sourceLeftOut(model.manifest);
    if (source === undefined) throw new Error(`${run} was not trained with --leave-out`);
    const films = everything.filter((item) => item.label && item.source === source);
    const readings: { item: Item; logits: readonly number[] }[] = [];
    for (const item of films) {
      const { logits } = model.read(toTensor(await decode(data, item), model.manifest.input));
      readings.push({ item, logits });
      progress(`without ${source}`, readings.length, films.length);
    }
    model.close();
    entries.push(
      leftOutFigures(
        source,
        score(readings, model.manifest.calibration.temperature),
        model.manifest.id,
        seen,
      ),
    );
  }
  return entries;
}

/** The trainer writes it down; older models tell it in their command alone. */
function sourceLeftOut({ training }: Manifest): string | undefined {
  const told = training?.['leaveOut'];
  if (typeof told === 'string') return told;
  return /--leave-out (\S+)/.exec(String(training?.['command']))?.[1];
}

function leftOutFigures(source: string, scored: Scored, model: string, seen: Report): LeftOut {
  const within = seen.withinSources.find((entry) => entry.source === source);
  const mixed = new Set(scored.truth).size > 1;
  return {
    source,
    model,
    films: scored.items.length,
    balancedAccuracy: resampled(ofSource(scored, source), balancedOf),
    classes: strata(scored).map(({ label, films, recalled }) => ({
      label,
      films,
      recalled,
      recalledWhenSeen: seen.sources.find((s) => s.source === source && s.label === label)?.recalled,
      auc: mixed ? resampled(scored, (part) => aucOf(part, labels.indexOf(label))) : undefined,
      aucWhenSeen: within?.auc[label],
    })),
  };
}
