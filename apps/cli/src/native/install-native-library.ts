import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** The wheel that was tried; 2.12 to 2.16 hold the same C interface. */
const WHEEL = 'tensorflow-cpu==2.15.1';
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'] as const;
/** What the linker and the loader ask for, and the library that answers. */
const LINKS = [
  ['libtensorflow.so', 'libtensorflow_cc.so.2'],
  ['libtensorflow.so.2', 'libtensorflow_cc.so.2'],
  ['libtensorflow_framework.so', 'libtensorflow_framework.so.2'],
] as const;

export interface NativeInstall {
  /** A wheel that is already here; fetched with pip where it is not given. */
  readonly wheel: string | undefined;
  /** Folder of the installed `@tensorflow/tfjs-node`. */
  readonly package: string;
  readonly report: (step: string) => void;
}

/**
 * Gives tfjs-node its native library without the bucket that its own script downloads from.
 *
 * A Python wheel of TensorFlow carries the same C library (506 functions TF_* and TFE_*) with its headers. They are
 * unpacked beside the package, and its binding of two source files is compiled against them: five seconds, 600 MB on
 * disk. Needs Linux on x86-64, python3 (with pip, unless a wheel is given) and g++.
 *
 * @throws with a sentence on what is missing.
 */
export async function installNativeLibrary(options: NativeInstall): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'the native library is to be had for Linux on x86-64 only; WebAssembly does the work elsewhere',
    );
  }
  const work = await mkdtemp(join(tmpdir(), 'lungline-native-'));
  try {
    const wheel = options.wheel ?? (await fetchWheel(work, options.report));
    options.report('unpacking the library');
    await unpack(wheel, work);
    await layOut(join(work, 'tensorflow'), options.package);
    options.report('compiling the binding');
    await compile(options.package);
    options.report('trying it');
    await tryIt(options.package);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Whether the library is in place and runs here. */
export async function nativeLibraryRuns(target: string): Promise<boolean> {
  return await tryIt(target).then(
    () => true,
    () => false,
  );
}

/** Where the workspace keeps tfjs-node, or undefined where it is not installed. */
export function nativePackage(): string | undefined {
  try {
    const classifier = createRequire(require.resolve('@lungline/classifier'));
    return dirname(classifier.resolve('@tensorflow/tfjs-node/package.json'));
  } catch {
    return undefined;
  }
}

async function fetchWheel(folder: string, report: (step: string) => void): Promise<string> {
  report(`fetching ${WHEEL} with pip (207 MB)`);
  const platform = [
    '--python-version',
    '3.11',
    '--platform',
    'manylinux_2_17_x86_64',
    '--only-binary',
    ':all:',
  ];
  await tool('python3', [
    '-m',
    'pip',
    'download',
    '--quiet',
    '--no-deps',
    ...platform,
    '--dest',
    folder,
    WHEEL,
  ]);
  const file = (await readdir(folder)).find((name) => name.endsWith('.whl'));
  if (!file) throw new Error('pip fetched no wheel');
  return join(folder, file);
}

/** Only the two libraries and the headers of the C interface; a wheel is a zip file. */
const UNPACK = `
import sys, zipfile
wheel, target = sys.argv[1:]
keep = ('tensorflow/libtensorflow_', 'tensorflow/include/tensorflow/c/',
        'tensorflow/include/tensorflow/core/platform/', 'tensorflow/include/tsl/')
with zipfile.ZipFile(wheel) as z:
    z.extractall(target, [n for n in z.namelist() if n.startswith(keep)])
`;

async function unpack(wheel: string, folder: string): Promise<void> {
  await tool('python3', ['-c', UNPACK, wheel, folder]);
  for (const library of LIBRARIES) {
    if (!existsSync(join(folder, 'tensorflow', library))) throw new Error(`${wheel} holds no ${library}`);
  }
}

async function layOut(unpacked: string, target: string): Promise<void> {
  const deps = join(target, 'deps');
  await rm(deps, { recursive: true, force: true });
  await mkdir(join(deps, 'lib'), { recursive: true });
  for (const library of LIBRARIES) await copyFile(join(unpacked, library), join(deps, 'lib', library));
  for (const [name, library] of LINKS) await symlink(library, join(deps, 'lib', name));
  await tool('cp', ['-r', join(unpacked, 'include'), join(deps, 'include')]);
}

async function compile(target: string): Promise<void> {
  const deps = join(target, 'deps');
  const headers = require('node-api-headers') as { include_dir: string };
  const sources = (await readdir(join(target, 'binding'))).filter((name) => name.endsWith('.cc'));
  await mkdir(join(target, 'lib', 'napi-v8'), { recursive: true });
  await tool('g++', [
    ...['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'],
    ...[`-I${join(deps, 'include')}`, `-I${headers.include_dir}`],
    ...sources.map((name) => join(target, 'binding', name)),
    ...[
      `-L${join(deps, 'lib')}`,
      '-ltensorflow',
      '-ltensorflow_framework',
      '-Wl,-rpath,$ORIGIN/../../deps/lib',
    ],
    ...['-o', join(target, 'lib', 'napi-v8', 'tfjs_binding.node')],
  ]);
}

const TRY = `
const util = require('node:util');
util.isNullOrUndefined ??= (value) => value == null;
util.isArray ??= Array.isArray;
const tf = require(process.argv[1]);
if (tf.add(1, 1).dataSync()[0] !== 2 || tf.getBackend() !== 'tensorflow') process.exit(1);
`;

async function tryIt(target: string): Promise<void> {
  await tool(process.execPath, ['-e', TRY, target]);
}

async function tool(command: string, args: readonly string[]): Promise<void> {
  try {
    await run(command, args, { maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    const { code, stderr = '' } = cause as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new Error(`${command} is needed and was not found`, { cause });
    throw new Error(`${command} failed: ${stderr.trim().split('\n').at(-1) ?? ''}`, { cause });
  }
}
