/** What happens in a golden chat of packages/conversation; its language stands in that package's test/chat.ts. */
export type Move =
  | {
      readonly type: 'message';
      readonly text: string;
      readonly attachments: readonly string[];
      readonly choice?: string;
      readonly country?: string;
      /** Which message of the person this one answers, from 1. */
      readonly replyTo?: number;
    }
  | { readonly type: 'silence'; readonly ms: number }
  | {
      readonly type: 'film';
      readonly number: number;
      readonly outcome: string;
      readonly words: readonly string[];
    }
  | { readonly type: 'operator'; readonly action: string; readonly text: string };

export interface GoldenReply {
  readonly text: string;
  readonly choices: readonly string[];
  readonly picture: boolean;
}

export interface GoldenStep {
  readonly source: string;
  readonly move: Move;
  readonly replies: readonly GoldenReply[];
  /** Numbers of the films that begin to be read. */
  readonly films: readonly number[];
  /** Whether everything is erased, which ends with a receipt. */
  readonly erases: boolean;
}

const markers = /^[>+*@] /;

export function readGoldenChat(script: string): readonly GoldenStep[] {
  const lines = script.split('\n').filter((line) => !line.startsWith('#'));
  const starts = lines.flatMap((line, index) => (markers.test(line) || line === '>' ? [index] : []));
  return starts.map((start, position) => {
    const source = lines[start] ?? '';
    const block = lines.slice(start + 1, starts[position + 1]);
    return {
      source,
      move: readMove(source),
      replies: readReplies(block),
      films: block.flatMap((line) => Number(/^ {2}! read film (\d+)$/.exec(line)?.[1] ?? 0) || []),
      erases: block.includes('  ! erase'),
    };
  });
}

function readReplies(block: readonly string[]): readonly GoldenReply[] {
  const replies: { lines: string[]; choices: string[]; picture: boolean }[] = [];
  let open = false;
  for (const line of block) {
    const begun = /^ {2}< (.*)$/.exec(line)?.[1];
    const current = replies.at(-1);
    if (begun?.startsWith('template ')) continue;
    if (begun !== undefined) {
      replies.push({ lines: [begun], choices: [], picture: false });
      open = true;
    } else if (/^ {2}(!|--|\()/.test(line)) open = false;
    else if (!open || current === undefined) continue;
    else if (/^ {4}<picture .*>$/.test(line)) current.picture = true;
    else if (/^ {4}\[.*\]$/.test(line))
      current.choices = [...line.matchAll(/\[([^\]]*)\]/g)].map(([, title = '']) => title);
    else current.lines.push(line.slice(4));
  }
  return replies.map(({ lines, choices, picture }) => ({ text: lines.join('\n').trim(), choices, picture }));
}

function readMove(line: string): Move {
  const source = line.slice(1).trim();
  switch (line[0]) {
    case '>':
      return readMessage(source.replace(/\\n/g, '\n'));
    case '+':
      return { type: 'silence', ms: durationOf(source) };
    case '*': {
      const [, number, outcome = '', rest = ''] = /^film (\d+): (\w+)\s*(.*)$/.exec(source) ?? [];
      const words = rest.split(' ').filter((word) => word !== '');
      return { type: 'film', number: Number(number), outcome, words };
    }
    default: {
      const [, action = '', text = ''] = /^(\w+)\s*(.*)$/.exec(source) ?? [];
      return { type: 'operator', action, text };
    }
  }
}

function readMessage(source: string): Move {
  const [, country, reply, kinds = '', rest = ''] =
    /^(?:\{(\w\w)\}\s*)?(?:\^(\d+)\s*)?((?:\[\w+\]\s*)*)([\s\S]*)$/.exec(source) ?? [];
  const choice = /^\((\w+)\)$/.exec(rest)?.[1];
  return {
    type: 'message',
    text: choice === undefined ? rest : '',
    attachments: [...kinds.matchAll(/\[(\w+)\]/g)].map(([, kind = '']) => kind),
    ...(choice === undefined ? {} : { choice }),
    ...(country === undefined ? {} : { country }),
    ...(reply === undefined ? {} : { replyTo: Number(reply) }),
  };
}

function durationOf(source: string): number {
  const [, count = '0', unit = ''] = /^(\d+)\s*(\w+)$/.exec(source) ?? [];
  const units: Readonly<Record<string, number>> = {
    s: 1,
    seconds: 1,
    min: 60,
    minutes: 60,
    hours: 3_600,
    days: 86_400,
  };
  return Number(count) * (units[unit] ?? 0) * 1_000;
}
