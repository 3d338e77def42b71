import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClassifier, draftManifest, type Label } from '@lungline/classifier';
import { Command } from 'commander';
import { CommandError, exitCodes } from '../command-error.js';

interface Options extends Partial<Record<Label, string>> {
  readonly force: boolean;
}

export function modelCommand(): Command {
  const model = new Command('model').description('models made elsewhere (docs/your-own-model.md)');
  model
    .command('adopt')
    .description('write a manifest.json for an exported model, as far as its files tell, and open it')
    .argument('<folder>', 'model.json with its weights, as exported')
    .option('--normal <name>', 'the class that the export names so')
    .option('--pneumonia <name>', 'the class that the export names so')
    .option('--covid19 <name>', 'the class that the export names so')
    .option('--force', 'write over a manifest that is there', false)
    .action(adopt);
  return model;
}

async function adopt(folder: string, { force, normal, pneumonia, covid19 }: Options): Promise<void> {
  const file = join(folder, 'manifest.json');
  if (existsSync(file) && !force) {
    throw new CommandError(`${file} is there already: --force writes over it`, exitCodes.usage);
  }
  const manifest = await draftManifest(folder, {
    ...(normal !== undefined && { normal }),
    ...(pneumonia !== undefined && { pneumonia }),
    ...(covid19 !== undefined && { covid19 }),
  });
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  const classifier = await createClassifier({ modelDir: folder, engine: 'auto', threads: 1 });
  await classifier.close();
  console.log(`${file} is written, and the model opens. Compare its "input" with how the model was trained.`);
}
