import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClassifier, manifestSchema } from '@lungline/classifier';
import { filmsFolder, modelFolder } from '@lungline/model';
import { editionOf, makeFilms } from '@lungline/training';
import { Command } from 'commander';

interface Options {
  readonly data: string;
  readonly out: string;
  readonly perClass: string;
  readonly seed: string;
}

export function filmsCommand(): Command {
  const films = new Command('films').description('synthetic films for people to try');
  films
    .command('make')
    .description('draw films from the statistics of the training films; none of them is anybody’s picture')
    .requiredOption('--data <folder>', 'cxr/ with its manifest')
    .option('--out <folder>', 'where the films and films.json go', filmsFolder)
    .option('--per-class <n>', 'films of each class', '4')
    .option('--seed <n>', 'another seed, other films', '1')
    .action(make);
  return films;
}

async function make({ data, out, perClass, seed }: Options): Promise<void> {
  const classifier = await createClassifier({ modelDir: modelFolder, engine: 'wasm', threads: 1 });
  try {
    const manifest = JSON.parse(await readFile(join(modelFolder, 'manifest.json'), 'utf8'));
    const edition = editionOf(manifestSchema.parse(manifest).training);
    const films = await makeFilms(data, edition, classifier, Number(perClass), Number(seed), (label, made) =>
      console.error(`${label} ${made}`),
    );
    await mkdir(out, { recursive: true });
    for (const old of await readdir(out)) if (old.endsWith('.jpg')) await rm(join(out, old));
    const index = films.map(({ label }, i) => {
      const number = films.slice(0, i + 1).filter((film) => film.label === label).length;
      return { file: `${label}-${number}.jpg`, label };
    });
    for (const [i, { jpeg }] of films.entries()) await writeFile(join(out, index[i]?.file ?? ''), jpeg);
    await writeFile(join(out, 'films.json'), `${JSON.stringify(index, null, 2)}\n`);
    const nearest = Math.max(...films.map((film) => film.nearest));
    console.log(
      `${films.length} films in ${out}; likeness to the nearest training film at most ${nearest.toFixed(2)}`,
    );
  } finally {
    await classifier.close();
  }
}
