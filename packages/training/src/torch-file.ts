import type { Weight } from './network.js';

/**
 * Tensors of a PyTorch state dict in the file format before 1.6: three pickles of preamble, the pickled dictionary,
 * the list of storages, then each storage's length and bytes.
 *
 * Only what such a file needs is understood; a pickle that names anything else is refused, so nothing of it can run.
 */
export function readTorchFile(bytes: Uint8Array): Map<string, Weight> {
  const file = new Pickles(bytes);
  for (let preamble = 0; preamble < 3; preamble++) file.next();
  const dictionary = file.next();
  const keys = file.next();
  if (!(dictionary instanceof Map) || !Array.isArray(keys)) throw new Error('This is no PyTorch state dict');
  const tensors = [...dictionary.entries()] as [string, TensorPlan][];
  const types = new Map(tensors.map(([, { storage }]) => [storage.key, storage.type]));
  const storages = new Map(keys.map((key) => [key as string, file.storage(types.get(key as string))]));
  return new Map(
    tensors.flatMap(([name, plan]) => {
      const values = storages.get(plan.storage.key);
      return values ? [[name, { shape: plan.shape, values: gather(values, plan) }]] : [];
    }),
  );
}

interface TensorPlan {
  readonly storage: { readonly type: string; readonly key: string };
  readonly offset: number;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}

/** In row-major order, whatever order the storage keeps. */
function gather(storage: Float32Array, { offset, shape, stride }: TensorPlan): Float32Array {
  const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
  const place = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < values.length; i++) {
    const at = place.reduce((sum, p, axis) => sum + p * (stride[axis] as number), offset);
    values[i] = storage[at] as number;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place[axis] = (place[axis] as number) + 1;
      if ((place[axis] as number) < (shape[axis] as number)) break;
      place[axis] = 0;
    }
  }
  return values;
}

const MARK = Symbol('mark');

/** What a pickle may call, by name. */
const CALLS: Readonly<Record<string, (argument: unknown[]) => unknown>> = {
  'collections OrderedDict': () => new Map(),
  'torch._utils _rebuild_tensor_v2': ([storage, offset, shape, stride]) => ({
    storage,
    offset,
    shape,
    stride,
  }),
};

class Pickles {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Length and values of a storage; undefined for a kind that is not of floats. */
  storage(type: string | undefined): Float32Array | undefined {
    const length = Number(this.view.getBigInt64(this.at, true));
    const size = type === 'torch LongStorage' ? 8 : 4;
    const from = this.at + 8;
    this.at = from + length * size;
    if (type !== 'torch FloatStorage') return undefined;
    return new Float32Array(Uint8Array.from(this.bytes.subarray(from, this.at)).buffer);
  }

  /** Reads one pickle of protocol 2 (PEP 307; the operations are named in CPython's pickletools). */
  next(): unknown {
    const stack: unknown[] = [];
    const memo = new Map<number, unknown>();
    const sinceMark = (): unknown[] => {
      const items = stack.splice(stack.lastIndexOf(MARK));
      return items.slice(1);
    };
    for (;;) {
      const code = this.byte();
      switch (code) {
        case 0x80: // PROTO
          this.byte();
          break;
        case 0x2e: // STOP
          return stack.pop();
        case 0x4e: // NONE
          stack.push(null);
          break;
        case 0x88: // NEWTRUE
        case 0x89: // NEWFALSE
          stack.push(code === 0x88);
          break;
        case 0x4b: // BININT1
          stack.push(this.byte());
          break;
        case 0x4d: // BININT2
          stack.push(this.byte() | (this.byte() << 8));
          break;
        case 0x4a: // BININT
          stack.push(this.word());
          break;
        case 0x8a: {
          // LONG1: only the magic number of the preamble, whose value does not matter
          const length = this.byte();
          this.at += length;
          stack.push(null);
          break;
        }
        case 0x58: // BINUNICODE
          stack.push(this.text(this.word()));
          break;
        case 0x7d: // EMPTY_DICT
          stack.push(new Map());
          break;
        case 0x5d: // EMPTY_LIST
        case 0x29: // EMPTY_TUPLE
          stack.push([]);
          break;
        case 0x28: // MARK
          stack.push(MARK);
          break;
        case 0x74: // TUPLE
          stack.push(sinceMark());
          break;
        case 0x85: // TUPLE1 to TUPLE3
        case 0x86:
        case 0x87:
          stack.push(stack.splice(-(code - 0x84)));
          break;
        case 0x65: {
          // APPENDS
          const items = sinceMark();
          (stack.at(-1) as unknown[]).push(...items);
          break;
        }
        case 0x73: {
          // SETITEM
          const [key, value] = stack.splice(-2);
          (stack.at(-1) as Map<unknown, unknown>).set(key, value);
          break;
        }
        case 0x75: {
          // SETITEMS
          const items = sinceMark();
          const map = stack.at(-1) as Map<unknown, unknown>;
          for (let i = 0; i < items.length; i += 2) map.set(items[i], items[i + 1]);
          break;
        }
        case 0x62: // BUILD: attributes of a dictionary, such as the versions of its modules
          stack.pop();
          break;
        case 0x71: // BINPUT
          memo.set(this.byte(), stack.at(-1));
          break;
        case 0x72: // LONG_BINPUT
          memo.set(this.word(), stack.at(-1));
          break;
        case 0x68: // BINGET
          stack.push(memo.get(this.byte()));
          break;
        case 0x6a: // LONG_BINGET
          stack.push(memo.get(this.word()));
          break;
        case 0x63: // GLOBAL
          stack.push(`${this.line()} ${this.line()}`);
          break;
        case 0x51: {
          // BINPERSID: ('storage', type, key, device, length, view)
          const [, type, key] = stack.pop() as [string, string, string];
          stack.push({ type, key });
          break;
        }
        case 0x52: {
          // REDUCE
          const argument = stack.pop() as unknown[];
          const name = String(stack.pop());
          const call = CALLS[name];
          if (!call) throw new Error(`The file calls ${name}, which no state dict needs`);
          stack.push(call(argument));
          break;
        }
        default:
          throw new Error(`The file holds an operation that no state dict needs: ${code.toString(16)}`);
      }
    }
  }

  private byte(): number {
    return this.view.getUint8(this.at++);
  }

  private word(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4, true);
  }

  private text(length: number): string {
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString();
  }

  private line(): string {
    const end = this.bytes.indexOf(10, this.at);
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }
}
